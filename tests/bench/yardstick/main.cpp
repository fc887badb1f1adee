// The yardstick: the least that a page of Dear ImGui, SDL2 and cereal can be. It shows one button,
// and sends one record through cereal and back at the start. It draws all the time, as such pages
// do when nobody holds them back.
#include <SDL.h>
#include <emscripten.h>

#include <cereal/archives/binary.hpp>
#include <cereal/types/string.hpp>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "imgui_impl_sdl2.h"

// clang-format off
EM_JS(void, yardstick_drawn, (int clicks), { Module.onDrawn(clicks); });
// clang-format on

namespace {

struct Record {
  std::uint32_t step = 0;
  std::string choice;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(step, choice);
  }
};

// What comes back after a record has been written and read.
Record round_trip(const Record& record) {
  std::stringstream bytes;
  cereal::BinaryOutputArchive{bytes}(record);
  Record back;
  cereal::BinaryInputArchive{bytes}(back);
  return back;
}

struct Page {
  SDL_Window* window = nullptr;
  Record record;
  int clicks = 0;
};

bool open_window(Page& page) {
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  page.window = SDL_CreateWindow("Yardstick", 0, 0, 640, 480, SDL_WINDOW_OPENGL);
  if (page.window == nullptr) return false;
  SDL_GLContext context = SDL_GL_CreateContext(page.window);
  if (context == nullptr) return false;
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplSDL2_InitForOpenGL(page.window, context);
  ImGui_ImplOpenGL3_Init("#version 300 es");
  return true;
}

void draw(void* given) {
  Page& page = *static_cast<Page*>(given);
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) ImGui_ImplSDL2_ProcessEvent(&event);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({640, 480});
  ImGui::Begin("Yardstick");
  if (ImGui::Button(page.record.choice.c_str(), {320, 120})) ++page.clicks;
  ImGui::Text("%d", page.clicks);
  ImGui::End();
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(page.window);
  yardstick_drawn(page.clicks);
}

}  // namespace

int main() {
  static Page page;  // outlives main(), which leaves the loop behind
  if (!open_window(page)) return EXIT_FAILURE;
  page.record = round_trip({1, "Choose"});
  emscripten_set_main_loop_arg(draw, &page, 0, false);
  return EXIT_SUCCESS;
}
