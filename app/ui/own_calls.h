// Calls of one's own: files that somebody dropped on the app or chose, looked at in pieces, kept on
// this browser until they are removed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ui/app_state.h"

namespace warmline::ui {

inline constexpr std::size_t kMostOwnCalls = 200;
inline constexpr std::size_t kMostOwnBytes = 32u << 20;  // of all their texts

// Files wait to be looked at; those that come together are told of together.
void queue_file(AppState& state, DroppedFile file);

// The list of names that was asked for; no bytes, or others: it can't be had.
void take_names(AppState& state, std::string_view bytes);

// The calls that the portfolio holds; they are read when there is time.
void list_own_calls(AppState& state);

// A piece of the work on what was dropped, on reading what is kept, or on checking it. False: there
// is none. `told`: something a screen may show.
bool look_at_dropped(AppState& state, std::size_t work, bool& told);
bool read_own_call(AppState& state);
bool check_own_call(AppState& state, std::size_t work, bool& told);

// From the library alone. Attempts at it stay, with their scores.
void remove_own_call(AppState& state, const std::string& scenario, std::int64_t wall_ms);

// Null: there is no such call, or it can't be taken.
[[nodiscard]] const OwnCall* own_call(const AppState& state, std::string_view scenario);

}  // namespace warmline::ui
