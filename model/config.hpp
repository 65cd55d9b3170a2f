// The configuration's default values, each with its reason, and what a sound configuration is.
#pragma once

#include "vocabulary.hpp"
#include "words.hpp"

namespace synfin::model {

/// The defaults: the RFC's and the textbook's figures. Times in ms.
inline constexpr ConfigOf<Words> default_config = [] {
  ConfigOf<Words> c{};
#define SYNFIN_DEFAULT(as, sort, name, value, ...) c.name = value;
  SYNFIN_SETTINGS(SYNFIN_DEFAULT, )
#undef SYNFIN_DEFAULT
  return c;
}();

/// The least and the most that a configuration value may be.
struct Bounds {
  std::uint32_t least, most;
};
/// Those of all values, in the order of the list.
inline constexpr Bounds bounds[] = {
#define SYNFIN_BOUNDS(as, sort, name, value, least, most, ...) {least, most},
    SYNFIN_SETTINGS(SYNFIN_BOUNDS, )
#undef SYNFIN_BOUNDS
};

namespace terms {
inline constexpr auto longest_time = number<longest>;
namespace detail {
template <class Value, std::uint32_t Least, std::uint32_t Most>
struct Within {};
template <class All>
constexpr auto all_within(All all) {
  return all;
}
/// `all`, and what the bounds of the values say that is not said by the width of a word.
template <class All, class Value, std::uint32_t Least, std::uint32_t Most, class... Rest>
constexpr auto all_within(All all, Within<Value, Least, Most>, Rest... rest) {
  const Value value{};
  if constexpr (Value::sort == Sort::flag || (Least == 0 && Most == any_number))
    return all_within(all, rest...);
  else if constexpr (Least != 0 && Most != any_number)
    return all_within(all, Within<Value, Least, any_number>{}, Within<Value, 0, Most>{}, rest...);
  else if constexpr (Least == 1)
    return all_within(all && value != 0_n, rest...);
  else if constexpr (Least != 0)
    return all_within(all && number<Least> <= value, rest...);
  else
    return all_within(all && value <= number<Most>, rest...);
}
}  // namespace detail
#define SYNFIN_WITHIN(as, sort, name, value, least, most, ...) \
  , detail::Within<std::remove_cv_t<decltype(cfg.name)>, least, most> {}
/// What the proofs assume of a configuration, and what a host is to check before it uses one.
inline constexpr auto config_is_sound =
    detail::all_within(cfg.rto <= cfg.max_rto SYNFIN_SETTINGS(SYNFIN_WITHIN, ));
#undef SYNFIN_WITHIN
/// What IP can carry: a host never presents more.
inline constexpr auto segment_is_sound = seg.text <= 65535_n && seg.up <= 65535_n && seg.mss <= 65535_n;
}  // namespace terms

}  // namespace synfin::model
