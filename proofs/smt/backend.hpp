// Whoever answers questions: Z3 in this process, cvc5 in its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "question.hpp"
#include "sha256.hpp"

namespace synfin::proofs {

/// A solver's answer has three values, not two.
enum class Answer { no, yes, unknown };

/// Of the opposite: what must be can't be otherwise.
constexpr Answer opposite(Answer answer) {
  return answer == Answer::yes ? Answer::no : answer == Answer::no ? Answer::yes : answer;
}

/// As SMT-LIB says it: `unsat`, `sat`, `unknown`.
std::string_view word_of(Answer answer);

/// Is it to be told how it can be?
enum class How {
  not_wanted,
  welcome,  ///< if the question is put anyway: as `any`
  any,      ///< what is found first, which depends on what else the context has seen
  fixed,    ///< what depends on the question alone, for what is shown
};

struct Reply {
  std::string_view by;  ///< the solver: `Z3` or `cvc5`
  Answer answer = Answer::unknown;
  std::string why;  ///< of `unknown`, in one line
  double seconds = 0;
  std::optional<z3::model> how;  ///< of `yes`, where it was wanted; lives as long as the context
};

class Backend {
 public:
  Backend() = default;
  Backend(const Backend&) = delete;
  Backend& operator=(const Backend&) = delete;
  virtual ~Backend() = default;

  /// Under which its answers are known (identity.hpp).
  virtual Digest identity() const = 0;
  /// Never throws: whatever goes wrong is `unknown`. A `yes` comes with `how` if that is wanted.
  virtual Reply ask(const Question& question, How wanted) = 0;
};

/// Z3, with fixed seeds.
std::unique_ptr<Backend> make_z3(z3::context& context, unsigned timeout_ms);

/// The program `cvc5` on PATH. It is started with the first question and lives as long as the object; where
/// it dies, is silent beyond the time, or says anything but `sat` or `unsat`, the answer is `unknown`, and
/// the next question starts it anew.
std::unique_ptr<Backend> make_cvc5(z3::context& context, unsigned timeout_ms);

/// The version of Z3, as `4.8.12`.
std::string solver_version();

/// The version of the `cvc5` on PATH, as `1.0.3`; empty where there is none.
std::string cvc5_version();

}  // namespace synfin::proofs
