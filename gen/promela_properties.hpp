// The properties that SPIN is asked for: data, printed as assertions into properties.pml.
#pragma once

#include <span>
#include <string_view>

namespace synfin::gen::promela {

/// Whenever an event has happened to `me` and `premise` holds, `conclusion` does. Both are Promela: the
/// machine's variables are those after the event, `was_snd_una` and the like those before, `seg` what
/// arrived, `out` and `told` what came of it, and the rest is what world.pml notes of the past.
struct Property {
  std::string_view name;      ///< as `synfin list properties` has it
  std::string_view scenario;  ///< the world in which it is asked
  std::string_view form;      ///< what of the property is asked here, in one line
  std::string_view premise, conclusion;
};

std::span<const Property> property_list();

/// A world in which properties are asked: what may happen in it.
struct Scenario {
  std::string_view name;
  std::string_view gloss;
  std::string_view settings;  ///< "SENDS 1, CLOSES 1"
};
std::span<const Scenario> scenarios();

}  // namespace synfin::gen::promela
