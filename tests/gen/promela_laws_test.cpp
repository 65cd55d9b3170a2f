// The printed Promela obeys the laws of terms at full width; and at the widths that SPIN searches it computes
// what the same terms mean modulo 2^BITS.
#include "../catch.hpp"

#include "../../gen/expression.hpp"
#include "../support/laws.hpp"
#include "promela_machine.hpp"

using namespace synfin;
using tests::PromelaProgram;

namespace {

/// Terms on words of some bits; numbers from 2^16 on are parts of the circle.
struct Narrow {
  using Word = std::uint32_t;
  using Flag = std::uint32_t;
  using State = std::uint32_t;
  int bits;

  Word cut(Word a) const { return bits == 32 ? a : a & ((1U << bits) - 1); }
  Word number(std::uint32_t value) const { return value > 0xffff ? value >> (32 - bits) : value; }
  Flag flag(bool value) const { return value ? 1 : 0; }
  State state(model::State value) const { return value; }
  Word add(Word a, Word b) const { return cut(a + b); }
  Word subtract(Word a, Word b) const { return cut(a - b); }
  Flag equal(Word a, Word b) const { return flag(a == b); }
  Flag less(Word a, Word b) const { return flag(a < b); }
  Flag before(Word a, Word b) const { return (cut(a - b) >> (bits - 1)) & 1; }
  Flag conjunction(Flag a, Flag b) const { return a & b; }
  Flag disjunction(Flag a, Flag b) const { return a | b; }
  Flag negation(Flag a) const { return 1 - a; }
  Word choice(Flag c, Word a, Word b) const { return c != 0 ? a : b; }
};
static_assert(model::UniformAlgebra<Narrow>);

/// The values of all laws' terms, for each assignment, as SPIN's C computes them.
std::vector<std::uint32_t> printed_values(int bits, const std::vector<tests::Assignment>& all) {
  std::string variables, compute, load, store;
  std::size_t n = 0;
  for (const tests::Law& law : tests::laws()) {
    const std::string text = gen::print(
        gen::promela::promela_language,
        [](const model::Node& node) { return gen::promela::member(node.field); }, *law.term);
    variables += fmt::format("hidden int value_{};\n", n);
    compute += fmt::format("    value_{} = ({});\n", n, text);
    store += fmt::format("  put(value_{}{});\n", n, law.term->sort == model::Sort::state ? " - 1" : "");
    ++n;
  }
  for (std::size_t id = 0; id < model::field_count; ++id)
    if (model::fields[id].group != model::Group::out && model::fields[id].group != model::Group::told)
      load += fmt::format("  {} = (int)take(){};\n", PromelaProgram::c_name(id),
                          model::fields[id].sort == model::Sort::state ? " + 1" : "");
  const std::string driver =
      PromelaProgram::head(bits, "skip") + variables + PromelaProgram::words() +
      "c_code {\nstatic void next(void) {\n  opened();\n  more = take();\n  if (!more) { fclose(results); "
      "return; }\n" +
      load + "}\nstatic void put_values(void) {\n" + store +
      "}\n};\nactive proctype driver() {\n"
      "  c_code { next(); };\n  do\n  :: more -> d_step {\n" +
      compute +
      "    step = step + 1;\n    c_code { put_values(); next(); }\n  }\n  :: else -> break\n  od\n}\n";
  PromelaProgram program(gen::promela::machine(model::standard()), driver);
  std::vector<std::uint32_t> words;
  for (const tests::Assignment& one : all) {
    words.push_back(1);
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (model::fields[id].group != model::Group::out && model::fields[id].group != model::Group::told)
        words.push_back(one[id]);
  }
  return program.run_on(words, all.size());
}

}  // namespace

TEST_CASE("the printed Promela obeys the laws at 32 bits", "[gen][promela][laws]") {
  const auto& all = tests::law_assignments();
  const auto values = printed_values(32, all);
  REQUIRE(values.size() == all.size() * tests::laws().size());
  std::size_t at = 0;
  for (const tests::Assignment& fields : all)
    for (const tests::Law& law : tests::laws()) {
      if (values[at] != law.expected(fields)) {
        INFO("law: " << law.name);
        CHECK(values[at] == law.expected(fields));
      }
      ++at;
    }
}

namespace {

/// The name of a law whose term, printed for some bits, does not mean what it means in `narrow`; empty: none.
std::string difference(int bits, const Narrow& narrow) {
  std::vector<tests::Assignment> all = tests::law_assignments();
  for (tests::Assignment& one : all)
    for (std::size_t id = 0; id < model::field_count; ++id) {
      const model::Sort sort = model::fields[id].sort;
      if (sort != model::Sort::flag && sort != model::Sort::state) one[id] = narrow.cut(one[id]);
    }
  const auto values = printed_values(bits, all);
  REQUIRE(values.size() == all.size() * tests::laws().size());
  std::size_t at = 0;
  for (const tests::Assignment& fields : all) {
    model::Fold fold(narrow, [&](const model::Node& node) { return fields[node.field]; });
    for (const tests::Law& law : tests::laws())
      if (values[at++] != fold(*law.term)) return law.name;
  }
  return "";
}

}  // namespace

TEST_CASE("in narrow words the printed Promela means the same, modulo 2^BITS", "[gen][promela][laws]") {
  for (const int bits : {4, 5, 8, 13}) {
    INFO(bits << " bits");
    CHECK(difference(bits, Narrow{bits}).empty());
  }
}

TEST_CASE("words of another width mean something else", "[gen][promela][laws]") {
  CHECK_FALSE(difference(5, Narrow{4}).empty());
}
