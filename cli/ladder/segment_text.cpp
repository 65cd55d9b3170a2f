#include "segment_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace synfin::cli {

namespace {
/// The bit that a flag of a segment stands for in CTL: `ACK` for has_ack; empty for a flag that is no bit of
/// the header.
std::string bit_name(std::string_view flag) {
  if (flag == "insecure") return "";
  if (flag.starts_with("has_")) flag.remove_prefix(4);
  std::string name(flag);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name;
}

/// `FIN,ACK` and `SYN,ACK` as in the RFC: ACK comes last.
template <class Visit>
void each_bit(const Segment& segment, Visit visit) {
  for (const bool last : {false, true}) {
    each_field(segment, [&](std::string_view name, model::Sort sort, auto value) {
      if (sort != model::Sort::flag || bit_name(name).empty() || (bit_name(name) == "ACK") != last) return;
      visit(bit_name(name), value != 0);
    });
  }
}
}  // namespace

std::string figure_name(std::string_view field) {
  if (field == "text") return "DATA";
  std::string name(field);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name;
}

std::string control_bits(const Segment& segment) {
  std::string bits;
  each_bit(segment, [&](const std::string& name, bool set) {
    if (set) bits += (bits.empty() ? "" : ",") + name;
  });
  return bits;
}

std::vector<std::string> control_bit_names() {
  std::vector<std::string> names;
  each_bit(Segment{}, [&](const std::string& name, bool) { names.push_back(name); });
  return names;
}

std::string spell(const Segment& segment, Detail detail) {
  std::string text = fmt::format("<SEQ={}>", segment.seq);
  if (segment.has_ack) text += fmt::format("<ACK={}>", segment.ack);
  const std::string bits = control_bits(segment);
  text += fmt::format("<CTL={}>", bits.empty() ? "none" : bits);
  if (segment.text != 0) text += fmt::format("<{}={}>", figure_name("text"), segment.text);
  if (segment.urg) text += fmt::format("<{}={}>", figure_name("up"), segment.up);
  if (segment.insecure) text += "<INSECURE>";
  if (detail == Detail::bare) return text;
  if (detail == Detail::figure) {  // a closed window is worth a word
    if (segment.has_ack && !segment.rst && segment.wnd == 0)
      text += fmt::format("<{}=0>", figure_name("wnd"));
    return text;
  }
  text += fmt::format("<{}={}>", figure_name("wnd"), segment.wnd);
  if (segment.mss != 0) text += fmt::format("<{}={}>", figure_name("mss"), segment.mss);
  return text;
}

}  // namespace synfin::cli
