#include "compiled_run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

#include "../../model/layout.hpp"

namespace synfin::cli {

using model::Record;

namespace {

constexpr std::string_view names[] = {"tcb", "call", "cfg", "seg", "actions"};

/// A program that calls the step on these octets and prints those of the TCB and the actions afterwards.
std::string harness(const std::string& prefix, const proofs::code::PartResult& result, std::size_t behind) {
  std::string text = "#include <stdint.h>\n#include <stdio.h>\n";
  const auto octets = octets_of(result.part, result.counterexample->inputs);
  for (std::size_t r = 0; r < model::record_count; ++r)
    text += fmt::format("static union {{ unsigned char octets[{}]; uint32_t aligned; }} {} = {{{{{}}}}};\n",
                        octets[r].size() + (static_cast<Record>(r) == Record::actions ? behind : 0), names[r],
                        fmt::join(octets[r], ","));
  text += fmt::format(
      "void {}handle(void *, unsigned, const void *, const void *, const void *, void *);\n"
      "int main(void)\n{{\n    unsigned k;\n    {}handle(&tcb, {}u, &call, &cfg, &seg, &actions);\n",
      prefix, prefix, event_of(result.part, result.counterexample->inputs));
  for (const Record record : {Record::tcb, Record::actions}) {
    const std::string_view name = names[static_cast<std::size_t>(record)];
    text += fmt::format(
        "    for (k = 0; k < sizeof {0}.octets; ++k) printf(\"%u \", (unsigned){0}.octets[k]);\n", name);
  }
  return text + "    return 0;\n}\n";
}

std::vector<std::uint8_t> numbers_in(const std::string& text) {
  std::vector<std::uint8_t> numbers;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    unsigned value = 0;
    const auto [next, error] = std::from_chars(at, end, value);
    if (error != std::errc{}) break;
    numbers.push_back(static_cast<std::uint8_t>(value));
    at = next + 1;
  }
  return numbers;
}

std::uint64_t field_in(const std::vector<std::uint8_t>& octets, std::size_t begin,
                       const model::Place& place) {
  std::uint64_t value = 0;
  const std::size_t count = place.width == 1 ? 4 : place.width / 8;
  for (std::size_t k = 0; k < count && begin + place.offset + k < octets.size(); ++k)
    value |= std::uint64_t{octets[begin + place.offset + k]} << (8 * k);
  return place.width == 1 ? value >> place.bit & 1U : value;
}

}  // namespace

std::string run_compiled(const Sources& sources, const std::string& prefix, const CompilerOptions& options,
                         const proofs::code::PartResult& result, std::size_t behind) {
  if (result.part.what != proofs::code::What::handle || !result.counterexample) return "";
  const std::vector<std::uint8_t> octets =
      numbers_in(run_with(sources, harness(prefix, result, behind), options));
  if (octets.size() != model::size_of(Record::tcb) + model::size_of(Record::actions) + behind) return "";
  for (const auto& line : result.counterexample->lines)
    for (const Record record : {Record::tcb, Record::actions})
      for (const std::size_t field : model::fields_of(record)) {
        if (proofs::code::name_of_field(field) != line.what) continue;
        const std::size_t begin = record == Record::tcb ? 0 : model::size_of(Record::tcb);
        const std::uint64_t got = field_in(octets, begin, model::place_of(field));
        if (got != line.got)
          return fmt::format("compiled for this machine and run, it makes {} = {}: not what its IR makes",
                             line.what, got);
      }
  return "compiled for this machine and run, the code makes the same of them";
}

}  // namespace synfin::cli
