#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

#include "backend.hpp"
#include "identity.hpp"
#include "process.hpp"

namespace synfin::proofs {

namespace {

using Clock = Process::Clock;

/// cvc5 looks at the clock only now and then; it is ended when it is this much late.
constexpr auto grace = std::chrono::milliseconds(1000);

/// What a child said, in one line for people.
std::string one_line(std::string said) {
  std::replace_if(
      said.begin(), said.end(), [](unsigned char c) { return std::iscntrl(c) != 0; }, ' ');
  while (!said.empty() && said.back() == ' ') said.pop_back();
  constexpr std::size_t most = 120;
  return said.size() > most ? said.substr(0, most) + "..." : said;
}

/// The symbols and values of `((NAME VALUE) ...)`.
std::vector<std::string> tokens_of(const std::string& said) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < said.size();) {
    if (std::isspace(static_cast<unsigned char>(said[i])) != 0 || said[i] == '(' || said[i] == ')') {
      ++i;
      continue;
    }
    const std::size_t end = said[i] == '|' ? said.find('|', i + 1) : said.find_first_of(" \n\t()", i) - 1;
    tokens.push_back(said.substr(i, end == std::string::npos ? end : end - i + 1));
    if (end >= said.size()) break;
    i = end + 1;
  }
  return tokens;
}

/// `true`, `false`, or `#b` and as many digits as the constant has bits.
std::optional<z3::expr> value_of(const z3::expr& constant, const std::string& text) {
  z3::context& c = constant.ctx();
  if (constant.is_bool()) {
    if (text != "true" && text != "false") return std::nullopt;
    return c.bool_val(text == "true");
  }
  const unsigned bits = constant.get_sort().bv_size();
  if (bits > 64 || text.size() != bits + 2 || !text.starts_with("#b")) return std::nullopt;
  std::uint64_t value = 0;
  for (const char digit : text.substr(2)) {
    if (digit != '0' && digit != '1') return std::nullopt;
    value = value << 1 | static_cast<std::uint64_t>(digit - '0');
  }
  return c.bv_val(value, bits);
}

class Cvc5 final : public Backend {
 public:
  Cvc5(z3::context& context, unsigned timeout_ms) : c_(context), timeout_ms_(timeout_ms) {}

  Digest identity() const override { return cvc5_identity(); }

  Reply ask(const Question& question, How wanted) override {
    const Clock::time_point start = Clock::now();
    Reply reply;
    reply.by = "cvc5";
    try {
      put(question, wanted != How::not_wanted, reply);
    } catch (const z3::exception& odd) {
      reply.answer = Answer::unknown;
      reply.why = odd.msg();
    }
    if (reply.answer != Answer::yes) reply.how.reset();
    reply.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return reply;
  }

 private:
  void put(const Question& question, bool how_wanted, Reply& reply) {
    std::string script = "(reset)\n";
    if (how_wanted) script += "(set-option :produce-models true)\n";
    const std::optional<std::string> said = talk(script + question.text(), reply);
    if (!said) return;
    if (*said == "sat\n")
      reply.answer = Answer::yes;
    else if (*said == "unsat\n")
      reply.answer = Answer::no;
    else
      reply.why = *said == "unknown\n" ? "it gave up, or the time was over" : "it said: " + one_line(*said);
    if (reply.answer == Answer::yes && how_wanted) read_model(question, reply);
  }

  /// cvc5's own values for all constants. They are put into the condition: where that does not come true, the
  /// `sat` is not believed either.
  void read_model(const Question& question, Reply& reply) {
    reply.answer = Answer::unknown;
    const std::vector<z3::expr> constants = constants_of(question.condition());
    z3::solver values(c_);
    if (!constants.empty()) {
      std::string wanted = "(get-value (";
      for (const z3::expr& constant : constants) wanted += constant.to_string() + " ";
      const std::optional<std::string> said = talk(wanted + "))\n", reply);
      if (!said) return;
      const std::vector<std::string> tokens = tokens_of(*said);
      for (std::size_t i = 0; i < constants.size(); ++i) {
        const bool there = tokens.size() == 2 * constants.size();
        const std::optional<z3::expr> value =
            there ? value_of(constants[i], tokens[2 * i + 1]) : std::nullopt;
        if (!value) {
          reply.why = "it said sat, and of the values: " + one_line(*said);
          return;
        }
        values.add(constants[i] == *value);
      }
    }
    if (values.check() != z3::sat || !values.get_model().eval(question.condition(), true).is_true()) {
      reply.why = "it said sat, but its values do not meet the condition";
      return;
    }
    reply.answer = Answer::yes;
    reply.how = values.get_model();
  }

  /// What cvc5 says to `script`; nothing, and the reason in `reply`, where it does not come to an end.
  std::optional<std::string> talk(const std::string& script, Reply& reply) {
    if (!process_ || !process_->alive()) {
      // The fastest of the options tried on the standard's own queries (docs/solvers.md).
      process_.emplace(std::vector<std::string>{"cvc5", "--lang=smt2", "--bv-sat-solver=cadical",
                                                "--decision=justification",
                                                "--tlimit-per=" + std::to_string(timeout_ms_)});
    }
    if (!process_->alive()) {
      reply.why = "cvc5 can't be started";
      return std::nullopt;
    }
    // The mark is new each time: an answer that comes late is never taken for the answer to another question.
    const std::string mark = "synfin." + std::to_string(++asked_) + ".";
    std::string said;
    const auto heard =
        process_->exchange(script + "(echo \"" + mark + "\")\n", mark,
                           Clock::now() + std::chrono::milliseconds(timeout_ms_) + grace, said);
    if (heard == Process::Heard::all) {
      const std::size_t line = said.rfind('\n', said.find(mark));
      return said.substr(0, line == std::string::npos ? 0 : line + 1);
    }
    reply.why = heard == Process::Heard::too_late ? "the time was over"
                : said.empty()                    ? "it ended without an answer"
                                                  : "it ended, and said: " + one_line(said);
    process_->end();
    return std::nullopt;
  }

  z3::context& c_;
  unsigned timeout_ms_;
  std::optional<Process> process_;
  std::size_t asked_ = 0;
};

}  // namespace

std::unique_ptr<Backend> make_cvc5(z3::context& context, unsigned timeout_ms) {
  return std::make_unique<Cvc5>(context, timeout_ms);
}

std::string cvc5_version() {
  Process process({"cvc5", "--version"});
  std::string said;
  process.exchange("", "version", Clock::now() + std::chrono::seconds(10), said);
  const std::string_view words = "version ";
  const std::size_t place = said.find(words);
  if (place == std::string::npos) return "";
  const std::size_t begin = place + words.size();
  return said.substr(begin, said.find_first_of(" \n[", begin) - begin);
}

}  // namespace synfin::proofs
