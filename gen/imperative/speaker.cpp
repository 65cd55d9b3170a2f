#include "speaker.hpp"

namespace synfin::gen {

using model::Node;

/// The walk over one block: flags that are told one after another are told at once.
class Speaker::Writing {
 public:
  Writing(const Speaker& speaker, std::size_t depth) : s_(speaker), depth_(depth) {}

  std::string operator()(const form::Block& block) {
    for (const form::Statement& statement : block)
      std::visit([this](const auto& one) { write(one); }, statement.is);
    end_telling();
    return std::move(text_);
  }

 private:
  void write(const form::Set& set) {
    const bool is_constant = set.value->op == model::Op::literal;
    if (is_told_flag(set.field) && is_constant && set.value->value != 0) {
      told_.push_back(set.field);
      return;
    }
    end_telling();
    if (!is_told_flag(set.field) || is_constant || !set.first) {
      line(s_.set(set.field, s_.term(*set.value)));
      return;
    }
    // Nothing has told it yet: where the condition does not hold, nothing is to be done.
    line(s_.open(s_.term(*set.value)));
    text_ += s_.line(s_.tell({set.field}), depth_ + 1);
    if (!s_.close().empty()) line(s_.close());
  }
  void write(const form::Let& let) {
    line(s_.let(s_.local(let.local - form::first_local), let.value->sort, s_.term(*let.value)));
  }
  void write(const form::Do& done) { line(s_.perform(s_.form_.groups[done.group])); }
  void write(const form::If& test) { nest(s_.term(*test.condition), test.then); }
  void write(const form::Among& among) { nest(s_.among(among.states), among.then); }
  void write(const form::Fired& fired) { line(s_.fired(*fired.rule)); }
  void write(const form::Leave& leave) { line(s_.leave(leave.flow)); }

  void nest(const std::string& condition, const form::Block& then) {
    line(s_.open(condition));
    text_ += s_.block(then, depth_ + 1);
    if (!s_.close().empty()) line(s_.close());
  }
  void line(const std::string& statement) {
    end_telling();
    if (!statement.empty()) text_ += s_.line(statement, depth_);
  }
  void end_telling() {
    if (told_.empty()) return;
    const std::vector<std::size_t> fields = std::move(told_);
    told_.clear();
    text_ += s_.line(s_.tell(fields), depth_);
  }

  const Speaker& s_;
  std::size_t depth_;
  std::vector<std::size_t> told_;
  std::string text_;
};

std::string Speaker::term(const Node& node) const {
  return print(
      operators_,
      [&](const Node& field) {
        if (const Word* word = form_.glossary->word(field)) return read_word(*word);
        return form::is_local(field) ? local(field.field - form::first_local) : read(field.field);
      },
      node);
}

std::string Speaker::block(const form::Block& block, std::size_t depth) const {
  return Writing(*this, depth)(block);
}

}  // namespace synfin::gen
