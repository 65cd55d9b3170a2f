// How C says the form's statements.
#pragma once

#include "../imperative/speaker.hpp"
#include "functions.hpp"

namespace synfin::gen::c {

class CSpeaker : public Speaker {
 public:
  explicit CSpeaker(const form::Form& form) : Speaker(form, c_language) {}

  /// May an event happen? `now` is how the clock is called: before there is a call there is but its clock.
  std::string is_due(const form::Handling& handling, std::string_view now) const;
  std::string among(model::StateSet states) const override;
  /// What a term, or a block, reads and writes.
  Records reads(const model::Node& node) const { return records_of(form().glossary->reads(node)); }
  Records reads(const form::Block& block) const { return records_of(form().reads(block)); }
  Records writes(const form::Block& block) const;

 protected:
  std::string read(std::size_t field) const override;
  std::string read_word(const Word& word) const override;
  std::string set(std::size_t field, const std::string& value) const override;
  std::string tell(const std::vector<std::size_t>& fields) const override;
  std::string let(const std::string& name, model::Sort sort, const std::string& value) const override;
  std::string perform(const form::Group& group) const override;
  std::string fired(const model::PlainRule& rule) const override;
  std::string leave(model::Flow flow) const override;
  std::string line(const std::string& statement, std::size_t depth) const override;
};

}  // namespace synfin::gen::c
