// world.pml: everything around the table. Two users who call as they like, a wire, crashes, a clock, and
// notes of the past that properties speak of. Nothing here knows a rule; what it must know of fields comes
// from the model.
#include <set>

#include "promela.hpp"
#include "promela_properties.hpp"
#include "promela_text.hpp"

namespace synfin::gen::promela {

using model::Group;
using model::Sort;

namespace {

/// The fields of a segment that rules ever set: all others are zero on the wire.
std::vector<std::size_t> carried(const model::PlainTable& table, bool flags) {
  std::set<std::size_t> all;
  for (const model::PlainRule* rule : table.rules)
    for (const model::PlainAssign& effect : rule->effects)
      if (model::fields[effect.field].group == Group::out &&
          (model::fields[effect.field].sort == Sort::flag) == flags)
        all.insert(effect.field - model::first_field(Group::out));
  return {all.begin(), all.end()};
}
std::string_view segment_field(std::size_t place) {
  return model::fields[model::first_field(Group::seg) + place].name;
}

/// A segment in two integers, as SPIN compares and sorts integers best.
std::string packing(const model::PlainTable& table) {
  std::string pack_head, pack_body, unpack;
  std::set<std::size_t> here;
  std::size_t n = 0;
  const std::vector<std::size_t> words = carried(table, false);
  for (const std::size_t f : words) {
    const bool head = n < 3;
    std::string& to = head ? pack_head : pack_body;
    const std::string shift = fmt::format("{} * BITS", head ? n : n - 3);
    to += fmt::format("{}(out.{} << ({}))", to.empty() ? "" : " | ", segment_field(f), shift);
    unpack += fmt::format("  seg.{} = (wire[which].{} >> ({})) & ((1 << BITS) - 1);\n", segment_field(f),
                          head ? "head" : "body", shift);
    here.insert(f);
    ++n;
  }
  const std::size_t body_words = n > 3 ? n - 3 : 0;
  std::size_t bit = 0;
  for (const std::size_t f : carried(table, true)) {
    const std::string shift = fmt::format("{} * BITS + {}", body_words, bit++);
    pack_body += fmt::format(" | (out.{} << ({}))", segment_field(f), shift);
    unpack += fmt::format("  seg.{} = (wire[which].body >> ({})) & 1;\n", segment_field(f), shift);
    here.insert(f);
  }
  for (std::size_t f = 0; f < model::group_size(Group::seg); ++f)
    if (here.count(f) == 0) unpack += fmt::format("  seg.{} = 0;\n", segment_field(f));
  return "#if BITS > 8\n#error \"the wire takes words of at most 8 bits\"\n#endif\n" +
         fmt::format(
             "inline pack(from, incarnation) {{\n  new_head = {} | (incarnation << (3 * BITS)) |\n"
             "      (from << (3 * BITS + 3));\n  new_body = {}\n}}\n",
             pack_head, pack_body) +
         "inline unpack(which) {\n" + unpack +
         "  seg_incarnation = (wire[which].head >> (3 * BITS)) & 7;\n"
         "  seg_from = (wire[which].head >> (3 * BITS + 3)) & 1\n}\n\n";
}

/// What properties ask of the time before the event.
std::string memory() {
  std::string variables, copies;
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) {
    bool used = model::fields[id].sort == Sort::state;
    for (const Property& one : property_list())
      for (const std::string_view text : {one.premise, one.conclusion})
        used = used || text.find("was_" + plain_name(id)) != std::string_view::npos;
    if (!used) continue;
    const bool flag = model::fields[id].sort == Sort::flag;
    const bool state = model::fields[id].sort == Sort::state;
    variables += fmt::format("hidden {} was_{};\n", flag ? "byte" : state ? "mtype" : "WORD", plain_name(id));
    copies += fmt::format("  was_{0} = tcb[me].{0};\n", plain_name(id));
  }
  return variables + "inline remember() {\n" + copies + "  skip\n}\n\n";
}

std::string nothing_is_kept() {
  std::string all;
  for (std::size_t id = 0; id < model::tcb_field_count; ++id)
    if (model::fields[id].sort != Sort::state)
      all += fmt::format("{}tcb[me].{} == 0", all.empty() ? "" : " && ", plain_name(id));
  return "#define nothing_is_kept (" + all + ")\n";
}

std::string clear(Group group, std::string_view name) {
  std::string text = fmt::format("inline clear_{}() {{\n", name);
  for_each_field(
      group, [&](std::size_t id) { text += fmt::format("  {}.{} = 0;\n", name, model::fields[id].name); });
  return text + "  skip\n}\n";
}

/// Instants are brought back to 0, but for the deadlines of the timer that follows the clock.
std::string forget_time() {
  std::string text =
      "/* Time stands at 0, and a timer that runs may run out at any moment; only 2MSL are counted (see "
      "`wait`).\n"
      "   How often something was sent again is not counted either: it only advises the network layer. */\n"
      "inline forget_time() {\n";
  for (std::size_t id = 0; id < model::tcb_field_count; ++id)
    if (model::fields[id].sort == Sort::tick && id != model::id_of(model::terms::deadline.time_wait))
      text += fmt::format("  tcb[me].{} = 0;\n", plain_name(id));
  return text + fmt::format("  tcb[me].{} = 0\n}}\n\n", plain_name(model::id_of(model::terms::rtx.count)));
}

/// The events that the machine itself makes due, a bit each, and the choice among them.
std::string due(const model::PlainTable& table) {
  std::string all, choice;
  std::size_t bit = 0;
  for (const model::PlainHandling& handling : table.handlings) {
    if (is_always(*handling.enabled)) continue;
    const std::string_view event = model::events[static_cast<std::size_t>(handling.event)].identifier;
    all += fmt::format("{}(due_{} << {})", all.empty() ? "" : " | ", event, bit);
    choice += fmt::format(" \\\n  :: (due & {}) -> event = {}", 1U << bit, event);
    ++bit;
  }
  return fmt::format("/* what is due, a bit for each event, and one of it */\n#define all_due ({})\n", all) +
         "#define what_is_due" + choice + "\n\n";
}

std::string sets() {
  const auto define = [](std::string_view name, model::StateSet set) {
    std::string bits = among("", set);
    bits = bits.substr(bits.find(", ") + 2);
    return fmt::format("#define {} ({})\n", name, bits.substr(0, bits.size() - 1));
  };
  using namespace model;
  return define("synchronized", model::synchronized) + define("no_connection", in(CLOSED, LISTEN)) +
         define("between_connections", in(CLOSED, LISTEN, TIME_WAIT)) +
         define("no_word_of_the_peer", in(CLOSED, LISTEN, SYN_SENT));
}

}  // namespace

std::string world(const model::PlainTable& table) {
  return "\n/* What stands around the table. */\n\n"
         "#define A 0\n#define B 1\n#define peer (1 - me)\n\n" +
         sets() + nothing_is_kept() + "\n" + std::string(text::wire) + packing(table) +
         std::string(text::wire_moves) + memory() + std::string(text::past) + clear(Group::seg, "seg") +
         clear(Group::call, "call") + forget_time() + due(table) + "#include \"properties.pml\"\n\n" +
         std::string(text::events);
}

}  // namespace synfin::gen::promela
