// Parts of SDL2 and of Emscripten's GL that the page never comes to, given here as empty ones. Linked before the
// libraries they keep the real ones out of the download: every way of copying one picture of SDL's onto another (the
// page draws through WebGL), game controllers with their table of known models, and looking WebGL functions up by name,
// which would bring all of them along. Should SDL come to call one after all, it is told that it isn't there.
#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>

typedef struct _SDL_GameController NoController;

int SDL_CalculateBlit(SDL_Surface* surface);
int SDL_RLESurface(SDL_Surface* surface);
void SDL_UnRLESurface(SDL_Surface* surface, int recode);
void* eglGetProcAddress(const char* name);

int SDL_CalculateBlit(SDL_Surface* surface) { return (void)surface, SDL_Unsupported(); }
int SDL_RLESurface(SDL_Surface* surface) { return (void)surface, SDL_Unsupported(); }
void SDL_UnRLESurface(SDL_Surface* surface, int recode) { (void)surface, (void)recode; }

int SDL_NumJoysticks(void) { return 0; }
SDL_bool SDL_IsGameController(int index) { return (void)index, SDL_FALSE; }
NoController* SDL_GameControllerOpen(int index) { return (void)index, NULL; }
void SDL_GameControllerClose(NoController* none) { (void)none; }
Sint16 SDL_GameControllerGetAxis(NoController* none, SDL_GameControllerAxis axis) {
  return (void)none, (void)axis, 0;
}
Uint8 SDL_GameControllerGetButton(NoController* none, SDL_GameControllerButton button) {
  return (void)none, (void)button, 0;
}

void* eglGetProcAddress(const char* name) { return (void)name, NULL; }

// Not an empty one. The page's thread waits each time until the browser has made another surface, so only what differs is
// set. A size of 1 x 1 is how SDL finds out whether a style sheet lays the canvas out; the page's does.
// clang-format off
EM_JS(int, warmline_size_canvas, (const char* selector, int width, int height), {
  const canvas = document.querySelector(UTF8ToString(selector));
  if (!canvas) return -4; // EMSCRIPTEN_RESULT_UNKNOWN_TARGET
  if (width === 1 && height === 1) return 0;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return 0;
})
// clang-format on

EMSCRIPTEN_RESULT emscripten_set_canvas_element_size(const char* selector, int width, int height) {
  return warmline_size_canvas(selector, width, height);
}
