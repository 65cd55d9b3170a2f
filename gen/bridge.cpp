#include "bridge.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "imperative/records.hpp"
#include "text.hpp"

namespace synfin::gen {

using model::Record;

namespace {

bool is_out(std::size_t field) { return model::fields[field].group == model::Group::out; }
bool is_state(std::size_t field) { return model::fields[field].sort == model::Sort::state; }
bool is_bit(std::size_t field) { return model::place_of(field).width == 1; }
/// C hands it in; C gets it back.
bool is_given(Record record) { return record != Record::actions; }
bool is_written(Record record) { return record != Record::call && record != Record::seg; }

/// The field in the printed language's struct.
std::string member(std::size_t field) {
  return (is_told_flag(field) ? "told." : is_out(field) ? "out." : "") + name_of(field);
}

/// What the printed language's struct is made of. A struct that has more would keep something from event to
/// event that C does not see, and no proof: the compiler is to refuse it.
std::vector<std::string> members_of(Record record) {
  std::vector<std::string> all;
  for (const std::size_t field : model::fields_of(record)) {
    const std::string whole = is_told_flag(field) ? "told" : is_out(field) ? "out" : name_of(field);
    if (std::find(all.begin(), all.end(), whole) == all.end()) all.push_back(whole);
  }
  return all;
}
std::vector<std::string> flags_told() {
  std::vector<std::string> all;
  for (const std::size_t field : model::fields_of(Record::actions))
    if (is_told_flag(field)) all.push_back(name_of(field));
  return all;
}

// -- C++ --

/// As many members, and no more.
std::string cpp_members(std::string_view of, const std::vector<std::string>& members) {
  return fmt::format("    {{\n        [[maybe_unused]] const auto& [{}] = {};\n    }}\n",
                     fmt::join(members, ", "), of);
}
/// C's field is of the same type.
std::string cpp_type(std::size_t field) {
  if (is_state(field) || is_told_flag(field)) return {};
  return fmt::format("    static_assert(std::is_same_v<decltype(made.{0}), decltype(c.{0})>);\n",
                     member(field));
}

std::string cpp_from(const RecordName& one) {
  std::string text = fmt::format("inline synfin::{0} from(const synfin_{1}& c) {{\n    synfin::{0} made;\n",
                                 camel_case(one.type), one.type);
  for (const std::size_t field : model::fields_of(one.record)) {
    const std::string name = name_of(field);
    text += cpp_type(field);
    text += is_state(field) ? fmt::format("    made.{0} = static_cast<synfin::State>(c.{0});\n", name)
                            : fmt::format("    made.{0} = c.{0};\n", name);
  }
  return text + cpp_members("made", members_of(one.record)) + "    return made;\n}\n\n";
}

std::string cpp_give(const RecordName& one) {
  std::string text = fmt::format("inline void give(const synfin::{}& made, synfin_{}& c) {{\n",
                                 camel_case(one.type), one.type);
  for (const std::size_t field : model::fields_of(one.record)) {
    const std::string name = member(field);
    text += cpp_type(field);
    text += is_told_flag(field) ? fmt::format("    c.told |= made.{} ? SYNFIN_TOLD_{} : 0U;\n", name,
                                              capitals(model::fields[field].name))
            : is_state(field)   ? fmt::format("    c.{0} = static_cast<std::uint8_t>(made.{0});\n", name)
                                : fmt::format("    c.{0} = made.{0};\n", name);
  }
  if (one.record == Record::actions)
    text += cpp_members("made", members_of(one.record)) + cpp_members("made.told", flags_told()) +
            cpp_members("made.out", members_of(Record::seg));
  return text + "}\n\n";
}

constexpr std::string_view cpp_functions = R"(}  // namespace

extern "C" {

void synfin_handle(synfin_tcb* tcb, synfin_event event, const synfin_call* call, const synfin_config* cfg,
                   const synfin_segment* seg, synfin_actions* actions) {
    synfin::Tcb own = from(*tcb);
    const synfin::Actions made =
        synfin::handle(own, static_cast<synfin::Event>(event), from(*call), from(*cfg), from(*seg));
    give(own, *tcb);
    actions->told = 0U;
    give(made, *actions);
}

bool synfin_is_due(const synfin_tcb* tcb, synfin_event event, const synfin_call* call, const synfin_config* cfg) {
    return synfin::is_due(from(*tcb), static_cast<synfin::Event>(event), from(*call), from(*cfg));
}

bool synfin_due(const synfin_tcb* tcb, const synfin_call* call, const synfin_config* cfg, synfin_event* event) {
    const std::optional<synfin::Event> found = synfin::due(from(*tcb), from(*call), from(*cfg));
    if (found) *event = static_cast<synfin_event>(*found);
    return found.has_value();
}

bool synfin_next_deadline(const synfin_tcb* tcb, const synfin_call* call, const synfin_config* cfg,
                          std::uint32_t* deadline) {
    const std::optional<std::uint32_t> found = synfin::next_deadline(from(*tcb), from(*call), from(*cfg));
    if (found) *deadline = *found;
    return found.has_value();
}

void synfin_initialize(synfin_tcb* tcb) { give(synfin::Tcb{}, *tcb); }

void synfin_default_config(synfin_config* cfg) { give(synfin::Config{}, *cfg); }

bool synfin_config_is_sound(const synfin_config* cfg) { return synfin::is_sound(from(*cfg)); }

}  // extern "C"
)";

// -- Rust --

/// The field of C's struct in which it lies, alone or as one bit of several.
std::string rust_place(std::size_t field) {
  if (is_told_flag(field)) return "told";
  if (is_bit(field)) {
    const model::Place& place = model::place_of(field);
    return fmt::format("octet_{}", place.offset + place.bit / 8);
  }
  return (is_out(field) ? "out_" : "") + name_of(field);
}
unsigned rust_bit(std::size_t field) {
  const unsigned bit = model::place_of(field).bit;
  return is_told_flag(field) ? bit : bit % 8;
}

std::string rust_struct(const RecordName& one) {
  std::string text = fmt::format("#[repr(C)]\npub struct C{} {{\n", camel_case(one.type));
  std::string last;
  for (const std::size_t field : model::fields_of(one.record)) {
    const std::string place = rust_place(field);
    if (place == last) continue;
    last = place;
    const std::string type = is_told_flag(field)                ? "u32"
                             : is_bit(field) || is_state(field) ? "u8"
                             : model::fields[field].sort == model::Sort::flag
                                 ? "bool"
                                 : fmt::format("u{}", model::place_of(field).width);
    text += fmt::format("    {}: {},\n", place, type);
  }
  return text + fmt::format("}}\nconst _: () = assert!(core::mem::size_of::<C{}>() == {});\n\n",
                            camel_case(one.type), model::size_of(one.record));
}

std::string rust_from(const RecordName& one) {
  std::string text =
      fmt::format("fn from_{0}(c: &C{1}) -> {1} {{\n    {1} {{\n", one.type, camel_case(one.type));
  for (const std::size_t field : model::fields_of(one.record)) {
    const std::string name = member(field), place = rust_place(field);
    text += is_state(field) ? fmt::format("        {}: state_of(c.{}),\n", name, place)
            : is_bit(field) ? fmt::format("        {}: c.{} & {} != 0,\n", name, place, 1U << rust_bit(field))
                            : fmt::format("        {}: c.{},\n", name, place);
  }
  return text + "    }\n}\n\n";
}

/// All its members: one that is not there, or is there besides, does not compile.
std::string rust_members(std::string_view type, std::string_view of,
                         const std::vector<std::string>& members) {
  return fmt::format("    let {} {{ {}: _ }} = {};\n", type, fmt::join(members, ": _, "), of);
}

std::string rust_give(const RecordName& one) {
  const std::string type = camel_case(one.type);
  std::string text = fmt::format("fn give_{0}(made: &{1}, c: &mut C{1}) {{\n", one.type, type);
  text += rust_members(type, "*made", members_of(one.record));
  if (one.record == Record::actions)
    text += rust_members("Told", "made.told", flags_told()) +
            rust_members("Segment", "made.out", members_of(Record::seg));
  for (const std::size_t field : model::fields_of(one.record)) {
    const std::string name = member(field), place = rust_place(field);
    text += is_state(field) ? fmt::format("    c.{} = made.{} as u8;\n", place, name)
            : is_bit(field) ? fmt::format(
                                  "    if made.{0} {{\n        c.{1} |= {2};\n    }} else {{\n        "
                                  "c.{1} &= !{2};\n    }}\n",
                                  name, place, 1U << rust_bit(field))
                            : fmt::format("    c.{} = made.{};\n", place, name);
  }
  return text + "}\n\n";
}

/// Numbers as what they are numbers of; others are `otherwise`.
template <class Infos>
std::string rust_numbers(std::string_view head, std::string_view each, const Infos& infos,
                         std::string_view otherwise) {
  std::string text = fmt::format("{} {{\n    match number {{\n", head);
  std::size_t number = 0;
  for (const auto& one : infos)
    text += fmt::format("        {} => {},\n", number++,
                        fmt::format(fmt::runtime(each), camel_case(one.identifier)));
  return text + fmt::format("        _ => {},\n    }}\n}}\n\n", otherwise);
}

constexpr std::string_view rust_functions = R"(#[no_mangle]
pub extern "C" fn synfin_handle(
    tcb: &mut CTcb,
    event: u8,
    call: &CCall,
    cfg: &CConfig,
    seg: &CSegment,
    actions: &mut CActions,
) {
    let mut own = from_tcb(tcb);
    let made = match event_of(event) {
        Some(event) => own.handle(event, &from_call(call), &from_config(cfg), &from_segment(seg)),
        None => Actions::new(),
    };
    give_tcb(&own, tcb);
    actions.told = 0;
    give_actions(&made, actions);
}

#[no_mangle]
pub extern "C" fn synfin_is_due(tcb: &CTcb, event: u8, call: &CCall, cfg: &CConfig) -> bool {
    match event_of(event) {
        Some(event) => from_tcb(tcb).is_due(event, &from_call(call), &from_config(cfg)),
        None => false,
    }
}

#[no_mangle]
pub extern "C" fn synfin_due(tcb: &CTcb, call: &CCall, cfg: &CConfig, event: &mut u8) -> bool {
    match from_tcb(tcb).due(&from_call(call), &from_config(cfg)) {
        Some(found) => {
            *event = found as u8;
            true
        }
        None => false,
    }
}

#[no_mangle]
pub extern "C" fn synfin_next_deadline(tcb: &CTcb, call: &CCall, cfg: &CConfig, deadline: &mut u32) -> bool {
    match from_tcb(tcb).next_deadline(&from_call(call), &from_config(cfg)) {
        Some(found) => {
            *deadline = found;
            true
        }
        None => false,
    }
}

#[no_mangle]
pub extern "C" fn synfin_initialize(tcb: &mut CTcb) {
    give_tcb(&Tcb::new(), tcb)
}

#[no_mangle]
pub extern "C" fn synfin_default_config(cfg: &mut CConfig) {
    give_config(&Config::new(), cfg)
}

#[no_mangle]
pub extern "C" fn synfin_config_is_sound(cfg: &CConfig) -> bool {
    from_config(cfg).is_sound()
}
)";

}  // namespace

std::string cpp_bridge() {
  std::string text =
      "#include \"synfin.h\"\n#include \"synfin.hpp\"\n\n#include <type_traits>\n\nnamespace {\n\n";
  for (const RecordName& one : record_names) {
    if (is_given(one.record)) text += cpp_from(one);
    if (is_written(one.record)) text += cpp_give(one);
  }
  return text.append(cpp_functions);
}

std::string rust_bridge() {
  std::string text = "#[path = \"synfin.rs\"]\nmod machine;\nuse machine::*;\n\n";
  for (const RecordName& one : record_names) {
    text += rust_struct(one);
    if (is_given(one.record)) text += rust_from(one);
    if (is_written(one.record)) text += rust_give(one);
  }
  text += rust_numbers("fn state_of(number: u8) -> State", "State::{}", model::states, "State::Closed");
  text += rust_numbers("fn event_of(number: u8) -> Option<Event>", "Some(Event::{})", model::events, "None");
  return text.append(rust_functions);
}

}  // namespace synfin::gen
