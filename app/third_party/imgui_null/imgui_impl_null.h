// Dear ImGui without a screen: a fixed display and clock, textures that are accepted and never
// drawn. Releases from 1.92.4 on bring a backend with these names, which is then used instead of
// this one.
#pragma once
#include "imgui.h"

bool ImGui_ImplNull_Init();
void ImGui_ImplNull_Shutdown();
void ImGui_ImplNull_NewFrame();

bool ImGui_ImplNullPlatform_Init();
void ImGui_ImplNullPlatform_Shutdown();
void ImGui_ImplNullPlatform_NewFrame();  // display 1920 by 1080 unless one is set, 1/60 s

bool ImGui_ImplNullRender_Init();
void ImGui_ImplNullRender_Shutdown();
void ImGui_ImplNullRender_NewFrame();
void ImGui_ImplNullRender_RenderDrawData(ImDrawData* draw_data);
