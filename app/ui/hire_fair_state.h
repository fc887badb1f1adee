// Who belongs to which group, of a file that is joined to results by candidate code at report time.
#pragma once

namespace warmline::ui {

struct HireFair {};

}  // namespace warmline::ui
