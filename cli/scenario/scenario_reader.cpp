#include "scenario_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <sstream>

#include "../errors.hpp"
#include "../ladder/segment_text.hpp"
#include "../terminal/nearest.hpp"

namespace synfin::cli {

namespace {

/// Upper case, and every way to join words is a blank: `time-wait_timeout` is `TIME WAIT TIMEOUT`.
std::string spoken(std::string_view text) {
  std::string said(text);
  for (char& c : said)
    c = c == '-' || c == '_' ? ' ' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return said;
}

/// Milliseconds in a unit of time, or 0.
std::uint64_t unit_of(std::string_view word) {
  if (word == "ms") return 1;
  if (word == "s") return 1000;
  if (word == "min") return 60'000;
  if (word == "h") return 3'600'000;
  return 0;
}

/// `75s` as 75 and s.
std::pair<std::string_view, std::string_view> split_unit(std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789."), word.size());
  return {word.substr(0, digits), word.substr(digits)};
}

std::optional<std::uint64_t> milliseconds(std::string_view amount, std::uint64_t unit) {
  const std::size_t point = std::min(amount.find('.'), amount.size());
  std::uint64_t whole = 0;
  const auto [end, error] = std::from_chars(amount.data(), amount.data() + point, whole);
  if (error != std::errc() || end != amount.data() + point || whole > 1'000'000'000) return std::nullopt;
  std::uint64_t ms = whole * unit;
  std::uint64_t part = unit;
  for (std::size_t i = point + 1; i < amount.size(); ++i) {
    if (amount[i] < '0' || amount[i] > '9') return std::nullopt;
    part /= 10;
    ms += part * static_cast<std::uint64_t>(amount[i] - '0');
  }
  return ms;
}

}  // namespace

void ReadingContext::fail(const std::string& what) const {
  throw InputError(fmt::format("{}:{}: {}", file, line, what));
}

LineWords::LineWords(std::string_view text, const ReadingContext& context) : context_(context) {
  std::istringstream in{std::string(text)};
  for (std::string word; in >> word;) words_.push_back(word);
}

const std::string& LineWords::peek() const {
  static const std::string none;
  return empty() ? none : words_[next_];
}

std::string LineWords::take(std::string_view expected) {
  if (empty()) context_.fail(fmt::format("expected {}, got the end of the line", expected));
  return words_[next_++];
}

bool LineWords::take_if(std::string_view word) {
  if (empty() || spoken(words_[next_]) != spoken(word)) return false;
  ++next_;
  return true;
}

void LineWords::end() const {
  if (!empty()) context_.fail(fmt::format("expected the end of the line, got '{}'", peek()));
}

std::size_t LineWords::peer() {
  std::string word = take("a peer, A or B");
  if (word.ends_with(':')) word.pop_back();
  if (word == "A") return 0;
  if (word == "B") return 1;
  context_.fail(fmt::format("expected a peer, A or B, got '{}'", word));
}

State LineWords::state() {
  const std::string word = take("a state");
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (spoken(model::states[s].name) == spoken(word)) return static_cast<State>(s);
  context_.fail(unknown_name("state", word, names_of(model::states)));
}

std::uint64_t LineWords::duration() {
  constexpr std::string_view expected = "a time such as '200 ms', '75 s' or '2 h'";
  std::string amount = take(expected);
  std::uint64_t times = 1;
  if (take_if("x")) {
    times = number_of(amount, context_);
    amount = take(expected);
  }
  auto [digits, unit_text] = split_unit(amount);
  std::string unit(unit_text);
  if (unit.empty() && unit_of(peek()) != 0) unit = take(expected);
  const auto ms = milliseconds(digits, unit_of(unit));
  if (!ms || unit_of(unit) == 0 || times > 1'000'000)
    context_.fail(fmt::format("expected {}, got '{}{}{}'", expected, amount,
                              unit_text.empty() && !empty() ? " " : "", unit_text.empty() ? peek() : ""));
  return times * *ms;
}

Event LineWords::event() {
  std::string said;
  std::string tried;
  std::size_t longest = 0;
  Event found{};
  for (std::size_t i = next_; i < words_.size() && i < next_ + 3; ++i) {
    said += (said.empty() ? "" : " ") + spoken(words_[i]);
    if (words_[i].find('=') == std::string::npos && words_[i] != "after") tried = said;
    for (std::size_t e = 0; e < model::event_count; ++e) {
      if (said != model::events[e].name) continue;
      found = static_cast<Event>(e);
      longest = i + 1 - next_;
    }
  }
  if (longest == 0) {
    if (empty()) context_.fail("expected an event, got the end of the line");
    context_.fail(unknown_name("event", tried.empty() ? peek() : tried, names_of(model::events)));
  }
  next_ += longest;
  return found;
}

std::uint32_t number_of(std::string_view text, const ReadingContext& context) {
  const auto fail = [&]() {
    context.fail(fmt::format("expected a number or a name given by 'let', got '{}'", text));
  };
  if (text == "yes") return 1;
  if (text == "no") return 0;
  std::uint32_t sum = 0;
  bool minus = false;
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(text.find_first_of("+-", at), text.size());
    const std::string part(text.substr(at, end - at));
    std::uint32_t value = 0;
    if (const auto symbol = context.symbols.find(part); symbol != context.symbols.end()) {
      value = symbol->second;
    } else {
      const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), value);
      if (error != std::errc() || stop != part.data() + part.size() || part.empty()) fail();
    }
    sum = minus ? sum - value : sum + value;
    if (end == text.size()) return sum;
    minus = text[end] == '-';
    at = end + 1;
  }
}

std::uint32_t value_of(std::string_view text, const ReadingContext& context) {
  const auto [digits, unit] = split_unit(text);
  if (unit_of(unit) == 0) return number_of(text, context);
  const auto ms = milliseconds(digits, unit_of(unit));
  if (!ms || *ms > 0xffff'ffff) context.fail(fmt::format("expected a time below 2^32 ms, got '{}'", text));
  return static_cast<std::uint32_t>(*ms);
}

NamedValue name_and_value(const std::string& word) {
  const std::size_t sign = word.find('=');
  if (sign == std::string::npos) return {word, std::nullopt};
  return {word.substr(0, sign), word.substr(sign + 1)};
}

namespace {

void read_control_bits(WrittenSegment& written, const std::string& bits, const ReadingContext& context) {
  std::istringstream in(bits);
  for (std::string bit; std::getline(in, bit, ',');) {
    bool known = bit == "none";
    each_field(written.segment, [&](std::string_view name, model::Sort sort, auto& value) {
      // A flag's bit is found by setting it alone.
      if (sort != model::Sort::flag) return;
      Segment alone{};
      each_field(alone, [&](std::string_view other, model::Sort, auto& flag) {
        if (other == name) assign(flag, 1);
      });
      if (control_bits(alone) != bit) return;
      assign(value, 1);
      known = true;
    });
    if (!known) context.fail(unknown_name("control bit", bit, control_bit_names()));
  }
}

}  // namespace

WrittenSegment segment_of(std::string_view text, const ReadingContext& context) {
  WrittenSegment written;
  bool has_bits = false;
  bool has_ack_number = false;
  while (!text.empty()) {
    const std::size_t end = text.find('>');
    if (text.front() != '<' || end == std::string_view::npos)
      context.fail(fmt::format("expected a segment such as <SEQ=100><CTL=SYN>, got '{}'", text));
    const NamedValue said = name_and_value(std::string(text.substr(1, end - 1)));
    text.remove_prefix(end + 1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    if (said.name == "CTL") {
      if (!said.value) context.fail("expected control bits: <CTL=SYN,ACK>");
      read_control_bits(written, *said.value, context);
      has_bits = true;
      continue;
    }
    bool known = false;
    std::vector<std::string> names{"CTL"};
    each_field(written.segment, [&](std::string_view field, model::Sort sort, auto& member) {
      if (sort == model::Sort::flag && field != "insecure") return;
      names.push_back(figure_name(field));
      if (figure_name(field) != said.name) return;
      known = true;
      written.said.emplace_back(field);
      if (field == "text" && !said.value)
        written.some_text = true;
      else if (sort != model::Sort::flag && !said.value)
        context.fail(fmt::format("expected a number: <{}=100>", said.name));
      assign(member, said.value ? number_of(*said.value, context) : 1);
    });
    if (!known) context.fail(unknown_name("field of a segment", said.name, names));
    has_ack_number = has_ack_number || said.name == "ACK";
  }
  if (!has_bits) context.fail("expected control bits in the segment: <CTL=SYN,ACK>");
  if (has_ack_number && !written.segment.has_ack)
    context.fail("<ACK=...> needs ACK among the control bits: <CTL=ACK>");
  return written;
}

}  // namespace synfin::cli
