// What all imperative languages share: one walk over the form's statements. A language says how a field is
// read and written, how a test, a call and the end of a phase look; the rest is here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../expression.hpp"
#include "../form/form.hpp"

namespace synfin::gen {

class Speaker {
 public:
  Speaker(const form::Form& form, const Language& operators) : form_(form), operators_(operators) {}
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;
  virtual ~Speaker() = default;

  const form::Form& form() const { return form_; }

  /// A term: an expression.
  std::string term(const model::Node& node) const;
  /// A block's statements, indented to a depth.
  std::string block(const form::Block& block, std::size_t depth) const;

 protected:
  // Expressions.
  virtual std::string read(std::size_t field) const = 0;
  virtual std::string read_word(const Word& word) const = 0;
  virtual std::string local(std::size_t number) const { return "value_" + std::to_string(number); }
  /// Is the connection in one of these states?
  virtual std::string among(model::StateSet states) const = 0;

  // Statements, without indentation and end of line.
  virtual std::string set(std::size_t field, const std::string& value) const = 0;
  /// Flags of `told` that are told.
  virtual std::string tell(const std::vector<std::size_t>& fields) const = 0;
  virtual std::string let(const std::string& name, model::Sort sort, const std::string& value) const = 0;
  virtual std::string perform(const form::Group& group) const = 0;
  virtual std::string fired(const model::PlainRule& rule) const = 0;
  virtual std::string leave(model::Flow flow) const = 0;
  /// What stands before and behind a block that is entered where `condition` holds.
  virtual std::string open(const std::string& condition) const { return "if (" + condition + ") {"; }
  virtual std::string close() const { return "}"; }
  /// A line, of bearable length.
  virtual std::string line(const std::string& statement, std::size_t depth) const = 0;

 private:
  class Writing;
  const form::Form& form_;
  const Language& operators_;
};

/// Is it a flag of `told`: a bit of one word?
inline bool is_told_flag(std::size_t field) {
  return model::fields[field].group == model::Group::told && model::fields[field].sort == model::Sort::flag;
}

}  // namespace synfin::gen
