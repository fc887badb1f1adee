// The order in which a tree is read, where things are laid out in another one.
#pragma once

#include <cstddef>

#include "ui/semantics.h"

namespace warmline::ui {

// What was added since the tree had so many nodes, all to one parent, is read from left to right,
// with what is inside each. Indices of these nodes change.
void read_from_left(Semantics& semantics, std::size_t since);

}  // namespace warmline::ui
