// Whether this build has the address sanitizer, under which everything takes several times as long:
// what repeats itself over generated input goes through a sample there, and through all of it in
// the other build.
#pragma once

namespace warmline::test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace warmline::test
