// Reads a scenario: each line is one of the forms of scenario.md.
#include <fmt/format.h>

#include <algorithm>

#include "../errors.hpp"
#include "../terminal/nearest.hpp"
#include "scenario_reader.hpp"

namespace synfin::cli {

namespace {

const std::vector<std::string> directives{"variant", "clock",   "let",    "config",    "isn",
                                          "wait",    "network", "reboot", "handshake", "expect"};

class Parser {
 public:
  explicit Parser(const std::string& file) { scenario_.file = context_.file = file; }

  Scenario read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      ++context_.line;
      read_line(std::string(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (scenario_.lines.empty()) context_.fail("expected at least one line that does something");
    return std::move(scenario_);
  }

 private:
  void read_line(std::string line) {
    for (const char c : line)
      if (static_cast<unsigned char>(c) < 32 && c != '\t' && c != '\r')
        context_.fail("expected text, got a control character");
    const std::size_t comment = line.find('#');
    if (comment != std::string::npos) {
      if (scenario_.title.empty()) {
        const std::size_t begin = line.find_first_not_of("# \t", comment);
        if (begin != std::string::npos)
          scenario_.title = line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
      }
      line.resize(comment);
    }
    // The RFC numbers the lines of its figures.
    const std::size_t begin = std::min(line.find_first_not_of(" \t\r"), line.size());
    const std::size_t digits = std::min(line.find_first_not_of("0123456789", begin), line.size());
    if (digits > begin && digits < line.size() && line[digits] == '.') line.erase(0, digits + 1);
    if (line.find_first_not_of(" \t\r") == std::string::npos) return;

    ScenarioLine read{context_.line, act::Nothing{}, {}};
    if (line.find('<') != line.npos && (line.find("-->") != line.npos || line.find("<--") != line.npos))
      read_arrow(line, read);
    else
      read_words(line, read);
    if (!is_header_) scenario_.lines.push_back(std::move(read));
    is_header_ = false;
  }

  // ---- SYN-SENT --> <SEQ=100><CTL=SYN> --> SYN-RECEIVED
  // -------------------------------------------------------

  struct Side {
    std::string arrow;
    std::optional<State> state;
    std::optional<Origin> origin;
  };

  Side read_side(const std::string& text, bool left) {
    LineWords words(text, context_);
    std::vector<std::string> all = words.rest();
    if (!left) std::reverse(all.begin(), all.end());
    Side side;
    if (all.empty()) context_.fail("expected an arrow on both sides of the segment: -->, <--, ... or x");
    side.arrow = all.back();
    all.pop_back();
    if (side.arrow != "-->" && side.arrow != "<--" && side.arrow != "..." && side.arrow != "x")
      context_.fail(
          fmt::format("expected an arrow beside the segment (-->, <--, ... or x), got '{}'", side.arrow));
    for (const std::string& word : all) {
      if (word == "(old)")
        side.origin = Origin::old;
      else if (word == "(forged)")
        side.origin = Origin::forged;
      else if (word.front() != '(' && word.back() != ')')
        side.state = LineWords(word, context_).state();
    }
    return side;
  }

  void read_arrow(const std::string& line, ScenarioLine& read) {
    std::size_t begin = line.find('<');
    while (begin != line.npos && line.compare(begin, 3, "<--") == 0) begin = line.find('<', begin + 1);
    if (begin == line.npos) context_.fail("expected a segment such as <SEQ=100><CTL=SYN> between the arrows");
    std::size_t end = begin;
    for (std::size_t at = begin; at < line.size() && line[at] == '<' && line.compare(at, 3, "<--") != 0;) {
      end = line.find('>', at);
      if (end == line.npos) context_.fail("expected '>' at the end of the segment");
      at = line.find_first_not_of(' ', ++end);
      if (at == line.npos) break;
    }
    const std::array<Side, 2> sides{read_side(line.substr(0, begin), true),
                                    read_side(line.substr(end), false)};

    const auto points = [&](const char* way) { return sides[0].arrow == way || sides[1].arrow == way; };
    if (points("-->") == points("<--"))
      context_.fail("expected arrows of one direction: both --> or both <--");
    const std::size_t from = points("-->") ? 0 : 1;
    const std::string& way = sides[from == 0 ? 0 : 1].arrow;
    const std::string& other = sides[from == 0 ? 1 : 0].arrow;
    if (way == "x")
      context_.fail("expected the sender's arrow or ... before the segment; x stands where it is lost");
    act::Arrow arrow{from, way != "...", other != "..." && other != "x", other == "x", Origin::peer, {}};
    arrow.segment = segment_of(line.substr(begin, end - begin), context_);
    const auto origin = sides[from].origin ? sides[from].origin : sides[1 - from].origin;
    if (origin) {
      if (arrow.departs)
        context_.fail("expected ... before an (old) or (forged) segment: nobody sends it now");
      if (arrow.segment.said.empty())
        context_.fail("expected at least <SEQ=...> of an (old) or (forged) segment");
      arrow.origin = *origin;
      if (std::find(arrow.segment.said.begin(), arrow.segment.said.end(), "wnd") == arrow.segment.said.end())
        arrow.segment.segment.wnd = 65535;
      if (arrow.segment.some_text) context_.fail("expected the number of octets: <DATA=10>");
    }
    read.action = arrow;
    for (std::size_t peer : {0U, 1U}) {
      if (!sides[peer].state) continue;
      read.expected[peer].emplace();
      read.expected[peer]->state = sides[peer].state;
    }
  }

  // ---- A: OPEN ACTIVE isn=100 => SYN-SENT
  // ---------------------------------------------------------------------

  void read_words(const std::string& line, ScenarioLine& read) {
    const std::size_t sign = line.find("=>");
    LineWords words(line.substr(0, std::min(sign, line.size())), context_);
    std::size_t peer = 0;
    if (words.take_if("...")) {
      words.end();
      read.action = act::Meanwhile{};
    } else if (words.peek().ends_with(':')) {
      peer = words.peer();
      read_call(words, peer, read);
    } else {
      if (sign != line.npos)
        context_.fail("expected '=>' after a call such as 'A: CLOSE' only; elsewhere 'expect A ...'");
      read_directive(words, read);
    }
    if (sign == line.npos) return;
    LineWords expected(line.substr(sign + 2), context_);
    read.expected[peer] = expectation(expected);
  }

  void read_call(LineWords& words, std::size_t peer, ScenarioLine& read) {
    act::Call call{peer, words.event(), runtime::ready_call(), {}};
    if (call.event == Event::SEGMENT_ARRIVES || call.event == Event::TRANSMIT)
      context_.fail("expected a call or a timeout; a segment that is sent or arrives is drawn with arrows");
    bool has_octets = call.event != Event::SEND && call.event != Event::RECEIVE;
    while (!words.empty()) {
      if (words.take_if("after")) {
        call.after = words.duration();
        continue;
      }
      NamedValue said = name_and_value(words.take("an argument"));
      if (!said.value && !said.name.empty() &&
          said.name.find_first_not_of("0123456789") == std::string::npos) {
        said.value = said.name;  // SEND 100
        said.name = "octets";
      }
      bool known = false;
      std::vector<std::string> names{"after"};
      each_field(call.call, [&](std::string_view field, model::Sort sort, auto& member) {
        if (field == "now") return;  // the clock's
        names.emplace_back(field);
        if (field != said.name) return;
        known = true;
        if (!said.value && sort != model::Sort::flag)
          context_.fail(fmt::format("expected a number: {}=100", said.name));
        assign(member, said.value ? number_of(*said.value, context_) : 1);
        if (field == "isn") isn_ = number_of(*said.value, context_);
      });
      if (!known) context_.fail(unknown_name("argument", said.name, names));
      has_octets = has_octets || said.name == "octets";
    }
    if (!has_octets)
      context_.fail(fmt::format("expected a number of octets: {} 100", model::name_of(call.event)));
    if (call.after && !is_timeout(call.event))
      context_.fail("expected 'after' with a timeout only; 'wait' lets time pass before a call");
    if (isn_) {
      scenario_.lines.push_back({context_.line, act::Isn{peer, {*isn_}}, {}});
      isn_.reset();
    }
    read.action = call;
  }

  Expectation expectation(LineWords& words) {
    Expectation expected;
    bool told = false;
    if (words.empty())
      context_.fail("expected a state, 'told ...' or a field such as snd.una=101, got the end of the line");
    while (!words.empty()) {
      if (words.take_if("told")) {
        told = true;
        if (words.take_if("nothing")) expected.told_nothing = true;
        continue;
      }
      const NamedValue said = name_and_value(words.peek());
      const std::size_t point = said.name.find('.');
      if (point != std::string::npos) {
        words.take("a field");
        if (!said.value) context_.fail(fmt::format("expected a value: {}=100", said.name));
        expected.fields.push_back(
            {said.name.substr(0, point), said.name.substr(point + 1), value_of(*said.value, context_)});
        std::vector<std::string> names;
        bool known = false;
        each_field(Tcb{}, [&](std::string_view group, std::string_view field, model::Sort, auto) {
          names.push_back(fmt::format("{}.{}", group, field));
          known = known || names.back() == said.name;
        });
        if (!known) context_.fail(unknown_name("field", said.name, names));
      } else if (told) {
        words.take("what the user is told");
        std::vector<std::string> names{"nothing"};
        each_field(Told{}, [&](std::string_view field, model::Sort, auto) {
          if (is_for_user(field)) names.emplace_back(field);
        });
        if (std::find(names.begin() + 1, names.end(), said.name) == names.end())
          context_.fail(unknown_name("message to the user", said.name, names));
        expected.told.push_back(
            {said.name, said.value ? std::optional(number_of(*said.value, context_)) : std::nullopt});
      } else {
        expected.state = words.state();
      }
    }
    return expected;
  }

  void read_directive(LineWords& words, ScenarioLine& read) {
    const std::string word = words.take("a line");
    if (word == "A" || word == "B")
      context_.fail(fmt::format("expected a colon after the peer; did you mean '{}: {}'?", word,
                                fmt::join(words.rest(), " ")));
    if (word == "expect") {
      const std::size_t peer = words.peer();
      read.expected[peer] = expectation(words);
      return;
    }
    if (word == "wait") {
      read.action = act::Wait{words.duration()};
    } else if (word == "network") {
      const bool down = words.take_if("down");
      if (!down && !words.take_if("up"))
        context_.fail(fmt::format("expected 'network up' or 'network down', got '{}'", words.peek()));
      read.action = act::Network{!down};
    } else if (word == "reboot") {
      read.action = act::Reboot{words.peer()};
    } else if (word == "isn") {
      act::Isn isn{words.peer(), {}};
      do {
        isn.numbers.push_back(number_of(words.take("a sequence number"), context_));
      } while (!words.empty());
      read.action = isn;
    } else if (word == "handshake") {
      read.action = handshake(words);
    } else if (word == "config") {
      read.action = configure(words);
    } else if (word == "let" || word == "variant" || word == "clock") {
      read_header(word, words);
    } else {
      context_.fail(unknown_name("word at the beginning of the line", word, directives));
    }
    words.end();
  }

  void read_header(const std::string& word, LineWords& words) {
    is_header_ = true;
    if (word != "let" && !scenario_.lines.empty())
      context_.fail(fmt::format("expected '{}' before all other lines", word));
    if (word == "variant") {
      scenario_.variant = words.take("a variant");
      const std::vector<std::string> names = table_names();
      if (std::find(names.begin(), names.end(), scenario_.variant) == names.end())
        context_.fail(unknown_name("variant", scenario_.variant, names));
    } else if (word == "clock") {
      scenario_.clock = number_of(words.take("a number of ms"), context_);
    } else {
      do {
        const auto [name, value] = name_and_value(words.take("a name and a number: let x=100"));
        const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(),
                                                          [](unsigned char c) { return std::isalpha(c); });
        if (!is_name || !value)
          context_.fail(fmt::format("expected a name of letters and a number: let x=100, got '{}'", name));
        context_.symbols[name] = number_of(*value, context_);
      } while (!words.empty());
    }
  }

  act::Handshake handshake(LineWords& words) {
    act::Handshake all{first_isn};
    while (!words.empty()) {
      const auto [name, value] = name_and_value(words.take("an initial sequence number"));
      if ((name != "A" && name != "B") || !value)
        context_.fail(
            fmt::format("expected initial sequence numbers, handshake A=100 B=300, got '{}'", name));
      all.isn[name == "A" ? 0 : 1] = number_of(*value, context_);
    }
    return all;
  }

  act::Configure configure(LineWords& words) {
    act::Configure all{{0, 1}, {}};
    if (words.peek() == "A" || words.peek() == "B") all.peers = {words.peer()};
    do {
      const auto [name, value] = name_and_value(words.take("a setting such as msl=30s"));
      std::vector<std::string> names;
      each_field(Config{}, [&](std::string_view field, model::Sort, auto) { names.emplace_back(field); });
      if (std::find(names.begin(), names.end(), name) == names.end())
        context_.fail(unknown_name("setting", name, names));
      all.values.emplace_back(name, value ? value_of(*value, context_) : 1);
    } while (!words.empty());
    for (std::size_t peer : all.peers) {
      for (const auto& setting : all.values)
        each_field(config_[peer], [&](std::string_view field, model::Sort, auto& member) {
          if (field == setting.first) assign(member, setting.second);
        });
      if (!is_sound(config_[peer]))
        context_.fail(fmt::format("expected a sound configuration: {}", what_is_unsound(config_[peer])));
    }
    return all;
  }

  ReadingContext context_;
  Scenario scenario_;
  std::array<Config, 2> config_{model::default_config, model::default_config};
  std::optional<std::uint32_t> isn_;
  bool is_header_ = false;
};

}  // namespace

Scenario parse_scenario(std::string_view text, const std::string& file) { return Parser(file).read(text); }

}  // namespace synfin::cli
