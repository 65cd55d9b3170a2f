// A TCB as octets that outlive a sleep or a reboot: synfin_save.h and synfin_save.c. What comes back must be
// a TCB of this table, and satisfy what is proved of every TCB that there can be.
#include <algorithm>
#include <iterator>

#include "c.hpp"

namespace synfin::gen::c {

using model::Record;

namespace {

/// So many hexadecimal digits of the table's digest, as octets, stand before what is saved.
constexpr std::size_t mark_size = 8;

std::size_t octets_of(std::size_t field) { return (model::place_of(field).width + 7) / 8; }
std::size_t saved_size() {
  std::size_t size = mark_size;
  for (const std::size_t id : model::fields_of(Record::tcb)) size += octets_of(id);
  return size;
}

constexpr std::string_view header_text = R"(
/* A TCB as octets, for a host that sleeps without its memory, or moves a connection elsewhere. They do not
   depend on the processor. The host keeps its own part beside them: the octets of its buffers, the two
   sockets, options. Its clock must have gone on when the TCB comes back. */

#ifndef SYNFIN_SAVE_H
#define SYNFIN_SAVE_H

#include "synfin.h"

#ifdef __cplusplus
extern "C" {{
#endif

#define SYNFIN_SAVED_SIZE {}

/* Writes SYNFIN_SAVED_SIZE octets. */
void synfin_save(const synfin_tcb *tcb, uint8_t *saved);

/* Reads as many, for a connection of this configuration. False, and the TCB is CLOSED, if they were not saved
   from a machine of this very table, or are none that a machine of it can have come to (synfin_tcb_is_sound).
   That they are the ones that were saved, and not others as sound, is for the host to see to. */
bool synfin_restore(synfin_tcb *tcb, const uint8_t *saved, const synfin_config *cfg);

/* Does it satisfy all that is proved of every TCB, whatever came before? Any TCB may be asked about. */
bool synfin_tcb_is_sound(const synfin_tcb *tcb, const synfin_config *cfg);

#ifdef __cplusplus
}}
#endif

#endif
)";

class Saving : public Module {
 public:
  Saving(const form::Form& form, const Heading& heading)
      : Module(form, c_language, c_layout), heading_(heading) {}

  std::string print() const {
    const std::string sound = is_sound();
    const std::string words = words_used();
    return "\n/* synfin_save.h says what stands here. */\n\n#include \"synfin_save.h\"\n\n" + mark() +
           helper_functions(words + sound) + words + sound + octets + save() + restore();
  }

 private:
  /// The lemmas with words in them.
  std::vector<const model::Node*> terms() const {
    std::vector<const model::Node*> all;
    for (const Lemma& lemma : heading_.invariant) all.push_back(&form().glossary->abbreviate(*lemma.term));
    return all;
  }
  std::string words_used() const {
    std::set<const Word*> needed;
    for (const model::Node* term : terms())
      for (const Word* word : form().glossary->words(*term)) needed.insert(word);
    std::string text;
    for (const Word* word : form().glossary->used())
      if (needed.count(word) != 0) text += one_word(*word);
    return text;
  }

  std::string mark() const {
    std::string values;
    for (std::size_t i = 0; i < mark_size; ++i)
      values +=
          fmt::format("{}0x{}u", i == 0 ? "" : ", ", std::string_view(heading_.digest).substr(2 * i, 2));
    return c::comment("the first octets of the table's digest") +
           fmt::format("static const uint8_t mark[{}] = {{{}}};\n\n", mark_size, values) +
           std::string(fix_config) + std::string(define_bit) + '\n';
  }

  std::string is_sound() const {
    const std::string last = state_constant(static_cast<model::State>(model::state_count - 1));
    std::string text = "bool synfin_tcb_is_sound(const synfin_tcb *tcb, const synfin_config *cfg)\n{\n" +
                       line("FIX_CONFIG;", 1) + c::comment("what follows asks of states only", "    ") +
                       line(fmt::format("if (tcb->state > {}) return false;", last), 1) +
                       line("if (!synfin_config_is_sound(cfg)) return false;", 1);
    const auto all = terms();
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i]->op == model::Op::literal && all[i]->value != 0) continue;
      const Lemma& lemma = heading_.invariant[i];
      text += c::comment(fmt::format("{}: {}", lemma.name, lemma.why), "    ");
      text += line(fmt::format("if (!({})) return false;", term(*all[i])), 1);
    }
    return text + "    return true;\n}\n\n";
  }

  static constexpr const char* octets = R"(static void put(uint8_t *to, uint32_t value, unsigned count)
{
    while (count != 0u) {
        count -= 1u;
        to[count] = (uint8_t)(value & 0xffu);
        value >>= 8;
    }
}

static uint32_t get(const uint8_t *from, unsigned count)
{
    uint32_t value = 0u;
    unsigned at;

    for (at = 0u; at < count; ++at) value = value << 8 | from[at];
    return value;
}

)";

  std::string save() const {
    std::string text = "void synfin_save(const synfin_tcb *tcb, uint8_t *saved)\n{\n    unsigned at;\n\n";
    text += line(fmt::format("for (at = 0u; at < {}u; ++at) saved[at] = mark[at];", mark_size), 1);
    std::size_t at = mark_size;
    for (const std::size_t id : model::fields_of(Record::tcb)) {
      const bool is_flag = model::fields[id].sort == model::Sort::flag;
      text += line(fmt::format("put(saved + {}, {}, {}u);", at, member(id) + (is_flag ? " ? 1u : 0u" : ""),
                               octets_of(id)),
                   1);
      at += octets_of(id);
    }
    return text + "}\n\n";
  }

  std::string restore() const {
    std::string text =
        "bool synfin_restore(synfin_tcb *tcb, const uint8_t *saved, const synfin_config *cfg)\n{\n"
        "    bool sound = true;\n    unsigned at;\n\n    synfin_initialize(tcb);\n";
    text += line(
        fmt::format("for (at = 0u; at < {}u; ++at) sound = sound && saved[at] == mark[at];", mark_size), 1);
    std::size_t at = mark_size;
    std::string flags;
    for (const std::size_t id : model::fields_of(Record::tcb)) {
      const std::string read = fmt::format("get(saved + {}, {}u)", at, octets_of(id));
      if (model::fields[id].sort == model::Sort::flag) {
        flags += line(fmt::format("sound = sound && saved[{}] <= 1u;", at), 1);
        text += line(fmt::format("{} = {} != 0u;", member(id), read), 1);
      } else {
        text += line(fmt::format("{} = (uint{}_t){};", member(id), model::place_of(id).width, read), 1);
      }
      at += octets_of(id);
    }
    return text + flags +
           "    if (!sound || !synfin_tcb_is_sound(tcb, cfg)) {\n        synfin_initialize(tcb);\n"
           "        return false;\n    }\n    return true;\n}\n";
  }

  const Heading& heading_;
};

}  // namespace

std::string save_header() { return fmt::format(header_text, saved_size()); }
std::string save_source(const form::Form& form, const Heading& heading) {
  return Saving(form, heading).print();
}

}  // namespace synfin::gen::c
