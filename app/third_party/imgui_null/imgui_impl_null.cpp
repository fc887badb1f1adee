#include "imgui_impl_null.h"

bool ImGui_ImplNull_Init() {
  return ImGui_ImplNullPlatform_Init() && ImGui_ImplNullRender_Init();
}

void ImGui_ImplNull_Shutdown() {
  ImGui_ImplNullRender_Shutdown();
  ImGui_ImplNullPlatform_Shutdown();
}

void ImGui_ImplNull_NewFrame() {
  ImGui_ImplNullPlatform_NewFrame();
  ImGui_ImplNullRender_NewFrame();
}

bool ImGui_ImplNullPlatform_Init() {
  ImGui::GetIO().BackendPlatformName = "null";
  return true;
}

void ImGui_ImplNullPlatform_Shutdown() {
  ImGui::GetIO().BackendPlatformName = nullptr;
}

void ImGui_ImplNullPlatform_NewFrame() {
  ImGuiIO& io = ImGui::GetIO();
  if (io.DisplaySize.x <= 0.0F || io.DisplaySize.y <= 0.0F)
    io.DisplaySize = ImVec2(1920.0F, 1080.0F);
  io.DeltaTime = 1.0F / 60.0F;
}

bool ImGui_ImplNullRender_Init() {
  ImGuiIO& io = ImGui::GetIO();
  io.BackendRendererName = "null";
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures;
  return true;
}

void ImGui_ImplNullRender_Shutdown() {
  ImGuiIO& io = ImGui::GetIO();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  io.BackendRendererName = nullptr;
  io.BackendFlags &=
      ~(ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures);
}

void ImGui_ImplNullRender_NewFrame() {}

void ImGui_ImplNullRender_RenderDrawData(ImDrawData* draw_data) {
  if (draw_data->Textures == nullptr) return;
  for (ImTextureData* texture : *draw_data->Textures) {
    switch (texture->Status) {
      case ImTextureStatus_WantCreate:
        texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID + 1));
        texture->SetStatus(ImTextureStatus_OK);
        break;
      case ImTextureStatus_WantUpdates:
        texture->SetStatus(ImTextureStatus_OK);
        break;
      case ImTextureStatus_WantDestroy:
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
        break;
      default:
        break;
    }
  }
}
