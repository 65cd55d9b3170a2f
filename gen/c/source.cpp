// synfin.c: the form's functions, and the interface's.
#include "c.hpp"

namespace synfin::gen::c {

using model::Record;

namespace {

/// The structs are as large as the layout says: nothing lies elsewhere than it says.
std::string sizes() {
  std::string text =
      "typedef char synfin_int_is_not_wider_than_32_bits[sizeof(int) <= sizeof(uint32_t) ? 1 : -1];\n";
  for (const RecordName& one : record_names)
    if (one.record != Record::actions)
      text += fmt::format("typedef char synfin_{0}_takes_{1}_octets[sizeof(synfin_{0}) == {1} ? 1 : -1];\n",
                          one.type, model::size_of(one.record));
  return text + "\n";
}

/// The functions that the spellings call; only those in use are printed.
constexpr std::pair<std::string_view, std::string_view> helpers[] = {
    {"before(",
     "/* a lies before b on the circle of 2^32 (RFC 9293 section 3.4) */\n"
     "static inline bool before(uint32_t a, uint32_t b)\n{\n    return (a - b) > 0x7fffffffu;\n}\n\n"},
    {"until(",
     "/* a lies before b, or is b */\n"
     "static inline bool until(uint32_t a, uint32_t b)\n{\n    return (b - a) <= 0x7fffffffu;\n}\n\n"},
    {"smaller(",
     "static inline uint32_t smaller(uint32_t a, uint32_t b)\n{\n    return (a < b) ? a : b;\n}\n\n"},
    {"larger(",
     "static inline uint32_t larger(uint32_t a, uint32_t b)\n{\n    return (a < b) ? b : a;\n}\n\n"},
};

class Source : public Module {
 public:
  explicit Source(const form::Form& form) : Module(form, c_language, c_layout) {}

  std::string print() const {
    const std::string body = words() + groups() + phases() + all_due() + checks() + handle() +
                             next_deadline() + initialize() + config_is_sound() + default_config();
    return helper_functions(body) + body;
  }

 private:
  std::string read(std::size_t field) const override {
    return is_told_flag(field) ? fmt::format("TOLD({})", told_constant(field)) : Module::read(field);
  }
  std::string set(std::size_t field, const std::string& value) const override {
    if (!is_told_flag(field)) return Module::set(field, value);
    const auto bit = told_constant(field);
    return fmt::format("actions->told = ({}) ? (actions->told | {}) : (actions->told & ~{});", value, bit,
                       bit);
  }
  std::vector<std::string> tell(const std::vector<std::size_t>& fields) const override {
    std::string bits;
    for (const std::size_t field : fields)
      bits += fmt::format("{}{}", bits.empty() ? "" : " | ", told_constant(field));
    return {fmt::format("actions->told |= {};", bits)};
  }
  std::string comment(std::string_view text, std::string_view indent) const override {
    return c::comment(text, indent);
  }
  std::string ask_due(const std::string& event) const override {
    return fmt::format("synfin_is_due(tcb, {}, call, cfg)", event);
  }
  std::vector<std::string> found(const std::string& event) const override {
    return {fmt::format("*event = {};", event), "return true;"};
  }

  std::string first_values(Record record) const {
    std::string text;
    for (const std::size_t id : model::fields_of(record))
      if (!is_told_flag(id)) text += line(fmt::format("{} = {};", member(id), initial(id)), 1);
    return text;
  }
  std::string handle() const {
    return "void synfin_handle(synfin_tcb *tcb, synfin_event event, const synfin_call *call,\n"
           "                   const synfin_config *cfg, const synfin_segment *seg,\n"
           "                   synfin_actions *actions)\n{\n    enum flow flow = FLOW_CONTINUE;\n\n"
           "    FIX_CONFIG;\n    NONE_FIRED;\n    actions->told = 0u;\n" +
           first_values(Record::actions) + step(1) + "}\n\n";
  }
  std::string all_due() const {
    return "bool synfin_is_due(const synfin_tcb *tcb, synfin_event event, const synfin_call *call,\n"
           "                   const synfin_config *cfg)\n{\n"
           "    FIX_CONFIG;\n    (void)tcb;\n    (void)call;\n    (void)cfg;\n" +
           is_due(1) +
           "}\n\nbool synfin_due(const synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,\n"
           "                synfin_event *event)\n{\n" +
           due(1) + "    return false;\n}\n\n";
  }
  std::string next_deadline() const {
    return "bool synfin_next_deadline(const synfin_tcb *tcb, const synfin_call *call, const synfin_config "
           "*cfg,\n"
           "                          uint32_t *deadline)\n"
           "{\n    synfin_event event;\n    bool armed = false;\n\n"
           "    if (synfin_due(tcb, call, cfg, &event)) {\n        *deadline = call->now;\n        return "
           "true;\n"
           "    }\n" +
           timers("*deadline", 1) + "    return armed;\n}\n\n";
  }
  std::string initialize() const {
    return "void synfin_initialize(synfin_tcb *tcb)\n{\n" + first_values(Record::tcb) + "}\n\n";
  }
  std::string config_is_sound() const {
    return "bool synfin_config_is_sound(const synfin_config *cfg)\n{\n" +
           line(fmt::format("return {};", sound()), 1) + "}\n\n";
  }
  std::string default_config() const {
    return "void synfin_default_config(synfin_config *cfg)\n{\n" + first_values(Record::cfg) + "}\n\n";
  }
};

}  // namespace

std::string helper_functions(std::string_view body) {
  std::string text;
  for (const auto& [call, definition] : helpers)
    if (body.empty() || body.find(call) != std::string_view::npos) text += definition;
  return text;
}

std::string source(const form::Form& form) {
  return "\n/* synfin.h says what stands here. */\n\n#include \"synfin.h\"\n\n" +
         comment(
             "Sums and differences below are meant modulo 2^32: no type that C promotes uint32_t to may be "
             "wider. Structs have no gaps but those that their layout says, which compiled code is proved "
             "by.") +
         sizes() +
         R"(/* what follows a rule: nothing; the next phase; the closing phases, which send and set timers */
enum flow { FLOW_RETURN, FLOW_CONTINUE, FLOW_ANSWER };

)" + std::string(fix_config) +
         R"(
#ifndef SYNFIN_TRACE
#define SYNFIN_TRACE(rule) (void)actions
#endif
#ifdef SYNFIN_FIRED
#define NONE_FIRED (actions->fired_count = 0u)
#define FIRED(rule) SYNFIN_TRACE(rule), note(actions, (synfin_rule)(rule))
static inline void note(synfin_actions *actions, synfin_rule rule)
{
    actions->fired[actions->fired_count] = rule;
    actions->fired_count += 1u;
}
#else
#define NONE_FIRED (void)0
#define FIRED(rule) SYNFIN_TRACE(rule)
#endif

/* what rules have in common: where size counts it is to stand once, and compilers guess otherwise */
#if defined(__GNUC__) && (defined(__OPTIMIZE_SIZE__) || defined(SYNFIN_SMALL))
#define SHARED static __attribute__((noinline))
#else
#define SHARED static inline
#endif

)" + std::string(define_bit) +
         R"(#define TOLD(flag) ((actions->told & (flag)) != 0u)

)" + Source(form).print();
}

}  // namespace synfin::gen::c
