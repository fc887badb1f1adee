// Parts of SDL2 and of Emscripten's GL that the page never comes to, given here as empty ones. Linked before the
// libraries they keep the real ones out of the download: every way of copying one picture of SDL's onto another (the
// page draws through WebGL), game controllers with their table of known models, and looking WebGL functions up by name,
// which would bring all of them along. Should SDL come to call one after all, it is told that it isn't there.
#include <SDL.h>

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
