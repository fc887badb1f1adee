// Screen over SDL2 and WebGL 2. SDL gives the window and the context; input comes by way of the
// parallel DOM.
#include <SDL.h>
#include <emscripten/html5.h>

#include "imgui.h"
#include "imgui_impl_null.h"
#include "imgui_impl_opengl3.h"
#include "imgui_impl_sdl2.h"
#include "platform/platform.h"
#include "platform/screen.h"

#include <GLES3/gl3.h>

namespace warmline::platform {

struct Screen::Impl {
  SDL_Window* window = nullptr;
  SDL_GLContext context = nullptr;
  bool draws = true;
  bool lost = false;  // the browser has taken the context, with all that was in it
};

namespace {

// What the context held is gone, and ImGui's backend is to forget it: the browser complains of what
// belongs to an old one. True says that we want the context back.
EM_BOOL on_lost(int, const void*, void* lost) {
  *static_cast<bool*>(lost) = true;
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  return EM_TRUE;
}

// The next frame makes everything anew; the font atlas is still ImGui's own.
EM_BOOL on_restored(int, const void*, void* lost) {
  *static_cast<bool*>(lost) = false;
  wake();
  return EM_TRUE;
}

void begin_imgui() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
}

}  // namespace

Result<std::shared_ptr<Screen>> Screen::open(const std::string& title, bool draws) {
  if (!draws) {
    std::shared_ptr<Screen> screen(new Screen);
    screen->impl_ = std::make_unique<Impl>();
    screen->impl_->draws = false;
    begin_imgui();
    ImGui_ImplNull_Init();
    return screen;
  }
  // Keys belong to the page; SDL listens where none arrive and swallows nothing.
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return Error{"no-window", SDL_GetError(), "SDL_Init"};
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);

  std::shared_ptr<Screen> screen(new Screen);
  screen->impl_ = std::make_unique<Impl>();
  Impl& impl = *screen->impl_;
  // Made in the size that it has: every change makes the browser begin the surface anew.
  double width = 0, height = 0;
  emscripten_get_element_css_size("#canvas", &width, &height);
  constexpr auto kFlags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
  impl.window = SDL_CreateWindow(title.c_str(), 0, 0, static_cast<int>(width),
                                 static_cast<int>(height), kFlags);
  if (impl.window == nullptr) return Error{"no-window", SDL_GetError(), "SDL_CreateWindow"};
  impl.context = SDL_GL_CreateContext(impl.window);
  if (impl.context == nullptr) return Error{"no-gl", SDL_GetError(), "SDL_GL_CreateContext"};
  SDL_GL_SetSwapInterval(0);

  begin_imgui();
  ImGui_ImplSDL2_InitForOpenGL(impl.window, impl.context);
  ImGui_ImplOpenGL3_Init("#version 300 es");
  emscripten_set_webglcontextlost_callback("#canvas", &impl.lost, EM_FALSE, on_lost);
  emscripten_set_webglcontextrestored_callback("#canvas", &impl.lost, EM_FALSE, on_restored);
  return screen;
}

Screen::~Screen() {
  if (!impl_->draws) {
    ImGui_ImplNull_Shutdown();
    ImGui::DestroyContext();
    return;
  }
  emscripten_set_webglcontextlost_callback("#canvas", nullptr, EM_FALSE, nullptr);
  emscripten_set_webglcontextrestored_callback("#canvas", nullptr, EM_FALSE, nullptr);
  if (impl_->context != nullptr) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
    SDL_GL_DeleteContext(impl_->context);
  }
  if (impl_->window != nullptr) SDL_DestroyWindow(impl_->window);
}

ImFont* Screen::add_font(const std::vector<std::string_view>& sources, ImFont* before) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFont* font = nullptr;
  for (const std::string_view bytes : sources) {
    ImFontConfig config;
    config.MergeMode = font != nullptr;   // ImGui merges into the font that was added last
    config.FontDataOwnedByAtlas = false;  // it makes a copy
    ImFont* const added = atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()),
                                                     static_cast<int>(bytes.size()), 16, &config);
    if (font == nullptr) font = added;
  }
  if (before != nullptr) atlas.RemoveFont(before);
  return font;
}

ScreenSize Screen::begin_frame() {
  if (!impl_->draws) {
    double width = 0, height = 0;
    emscripten_get_element_css_size("#canvas", &width, &height);
    ImGui::GetIO().DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    ImGui_ImplNull_NewFrame();
    ImGui::NewFrame();
    return {static_cast<float>(width), static_cast<float>(height)};
  }
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) ImGui_ImplSDL2_ProcessEvent(&event);
  if (!impl_->lost) ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGui::NewFrame();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  return {size.x, size.y};
}

void Screen::end_frame(bool draw) {
  ImGui::Render();
  if (!impl_->draws) ImGui_ImplNullRender_RenderDrawData(ImGui::GetDrawData());
  if (!impl_->draws || !draw || impl_->lost) return;
  const ImDrawData* data = ImGui::GetDrawData();
  glViewport(0, 0, static_cast<int>(data->DisplaySize.x * data->FramebufferScale.x),
             static_cast<int>(data->DisplaySize.y * data->FramebufferScale.y));
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(impl_->window);
}

}  // namespace warmline::platform
