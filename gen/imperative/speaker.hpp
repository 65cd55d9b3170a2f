// What all imperative languages share: one walk over the form's statements. How a field is read and written,
// how a test, a call and the end of a phase look stands in the language's Layout.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "../expression.hpp"
#include "../form/form.hpp"
#include "layout.hpp"
#include "records.hpp"

namespace synfin::gen {

class Speaker {
 public:
  Speaker(const form::Form& form, const Language& operators, const Layout& layout)
      : form_(form), operators_(operators), layout_(layout) {}
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;
  virtual ~Speaker() = default;

  const form::Form& form() const { return form_; }

  /// A term: an expression.
  std::string term(const model::Node& node) const;
  /// A block's statements, indented to a depth.
  std::string block(const form::Block& block, std::size_t depth) const;

 protected:
  const Layout& layout() const { return layout_; }
  const Language& operators() const { return operators_; }
  template <class... Parts>
  static std::string fill(Layout::Pattern pattern, const Parts&... parts) {
    return fmt::format(fmt::runtime(pattern), parts...);
  }
  /// A pattern of names.
  static std::string named(Layout::Pattern pattern, std::string_view identifier);

  // Expressions.
  std::string member(std::size_t field) const;
  std::string state(model::State state) const;
  std::string flow(model::Flow flow) const;
  /// Is the connection in one of these states?
  Text among(model::StateSet states) const;
  virtual std::string read(std::size_t field) const;
  /// How functions are called, by a name in words.
  virtual std::string function_name(std::string_view name) const { return std::string(name); }
  std::string call(std::string_view function, Records given, bool notes = false) const;
  std::string read_word(const Word& word) const;
  static std::string local(std::size_t number) { return "value_" + std::to_string(number); }
  std::string type_of(model::Sort sort, unsigned bits = 32) const;

  // What a term, or a block, reads and writes.
  Records reads(const model::Node& node) const { return records_of(form_.glossary->reads(node)); }
  Records reads(const form::Block& block) const { return records_of(form_.reads(block)); }
  Records writes(const form::Block& block) const { return records_of(form_.writes(block)); }

  // Statements, without indentation and end of line.
  virtual std::string set(std::size_t field, const std::string& value) const;
  /// Flags of `told` that are told.
  virtual std::vector<std::string> tell(const std::vector<std::size_t>& fields) const;
  /// A line, of bearable length, where there is a statement.
  virtual std::string line(std::string_view statement, std::size_t depth) const;

 private:
  class Writing;
  const form::Form& form_;
  const Language& operators_;
  const Layout& layout_;
};

}  // namespace synfin::gen
