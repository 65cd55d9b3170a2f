// The drawings of a ladder. A run with every kind of arrow is drawn in each form.
#include "../../cli/ladder/ladder.hpp"

#include <nlohmann/json.hpp>

#include "../../cli/ladder/segment_text.hpp"
#include "../../cli/scenario/scenario.hpp"
#include "../catch.hpp"

using namespace synfin;
using namespace synfin::cli;
using Catch::Matchers::ContainsSubstring;

namespace {
const Ladder& every_arrow() {
  static const Ladder ladder = [] {
    const ScenarioResult result =
        play_scenario(parse_scenario("# A <title> & more\n"
                                     "B: OPEN PASSIVE\n"
                                     "A: OPEN ACTIVE isn=100\n"
                                     "SYN-SENT --> <SEQ=100><CTL=SYN> x\n"
                                     "A: RETRANSMISSION TIMEOUT\n"
                                     "SYN-SENT --> <SEQ=100><CTL=SYN> ...\n"
                                     "(old) ... <SEQ=90><CTL=SYN> --> SYN-RECEIVED\n"
                                     "SYN-SENT <-- <SEQ=300><ACK=91><CTL=SYN,ACK> <-- SYN-RECEIVED\n"
                                     "SYN-SENT --> <SEQ=91><CTL=RST> --> LISTEN\n"
                                     "... <SEQ=100><CTL=SYN> --> SYN-RECEIVED\n"
                                     "... <SEQ=100300><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED\n"
                                     "... <SEQ=100><CTL=SYN> --> SYN-RECEIVED\n"
                                     "... <SEQ=100301><ACK=101><CTL=ACK> <-- SYN-RECEIVED\n"
                                     "(forged) ... <SEQ=101><ACK=6><CTL=ACK> --> SYN-RECEIVED\n"
                                     "x <SEQ=6><CTL=RST> <-- SYN-RECEIVED\n",
                                     "test"),
                      "standard");
    INFO((result.unmet ? result.unmet->expected + ", got " + result.unmet->got : ""));
    REQUIRE(!result.unmet);
    return result.ladder;
  }();
  return ladder;
}

/// Without the columns.
std::string with_single_blanks(const std::string& text) {
  std::string single;
  for (const char c : text)
    if (c != ' ' || single.empty() || single.back() != ' ') single += c;
  return single;
}
}  // namespace

TEST_CASE("the text is the RFC's figure", "[cli]") {
  const std::string text = draw_text(every_arrow());
  for (const char* line : {
           "SYN-SENT --> <SEQ=100><CTL=SYN> x",
           "SYN-SENT --> <SEQ=100><CTL=SYN> ...",
           "(old) ... <SEQ=90><CTL=SYN> --> SYN-RECEIVED",
           "SYN-SENT <-- <SEQ=300><ACK=91><CTL=SYN,ACK> <-- SYN-RECEIVED",
           "SYN-SENT --> <SEQ=91><CTL=RST> --> LISTEN",
           "... <SEQ=100><CTL=SYN> --> SYN-RECEIVED",
           "(again) ... <SEQ=100><CTL=SYN> --> SYN-RECEIVED",
           "(forged) ... <SEQ=101><ACK=6><CTL=ACK> --> SYN-RECEIVED",
           "x <SEQ=6><CTL=RST> <-- SYN-RECEIVED",
       })
    CHECK_THAT(with_single_blanks(text), ContainsSubstring(line));
  CHECK_THAT(text, ContainsSubstring("1 s  (RETRANSMISSION TIMEOUT)"));
  CHECK(text.find('\033') == std::string::npos);
  CHECK(draw_text(every_arrow(), true).find("\033[31m") != std::string::npos);
  CHECK(text.find(" \n") == std::string::npos);
}

TEST_CASE("the picture is well-formed and complete", "[cli]") {
  const std::string svg = draw_svg(every_arrow());
  CHECK_THAT(svg, ContainsSubstring("A &lt;title&gt; &amp; more"));
  CHECK_THAT(svg, ContainsSubstring("old &lt;SEQ=90&gt;&lt;CTL=SYN&gt;"));
  CHECK_THAT(svg, ContainsSubstring("listen.syn"));
  // Every element is closed: none is open at the end, and none is closed that is not open.
  std::vector<std::string> open;
  for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
    const std::size_t end = svg.find('>', at);
    REQUIRE(end != std::string::npos);
    const std::string name = svg.substr(at + 1, svg.find_first_of(" >/", at + 2) - at - 1);
    if (svg[at + 1] == '/') {
      REQUIRE(!open.empty());
      CHECK(svg.substr(at + 2, end - at - 2) == open.back());
      open.pop_back();
    } else if (svg[end - 1] != '/') {
      open.push_back(name);
    }
  }
  CHECK(open.empty());
}

TEST_CASE("the sequence diagram names the network where a segment is delayed", "[cli]") {
  const std::string text = draw_mermaid(every_arrow());
  CHECK(text.compare(0, 16, "sequenceDiagram\n") == 0);
  for (const char* line : {"  L-xR: SEQ=100 CTL=SYN (lost)\n", "  L->>N: SEQ=100 CTL=SYN\n",
                           "  N->>R: old SEQ=90 CTL=SYN\n", "  R->>L: SEQ=300 ACK=91 CTL=SYN,ACK\n",
                           "  N->>R: again SEQ=100 CTL=SYN\n", "  participant N as the network\n"})
    CHECK_THAT(text, ContainsSubstring(line));
}

TEST_CASE("the JSON tells all", "[cli]") {
  const auto json = nlohmann::json::parse(draw_json(every_arrow()));
  CHECK(json["title"] == "A <title> & more");
  CHECK(json["steps"].size() == every_arrow().steps.size());
  CHECK(json["steps"][1]["sends"]["lost"] == true);
  CHECK(json["steps"][3]["arrives"]["from"] == "old");
  CHECK(json["steps"][3]["arrives"]["segment"]["seq"] == 90);
  CHECK(json["steps"][3]["states"][1] == "SYN-RECEIVED");
  CHECK(json["steps"][3]["rules"][0] == "listen.syn");
}

TEST_CASE("what a story of one step hangs on stands in every drawing", "[cli]") {
  Ladder ladder = every_arrow();
  for (const std::string& format : drawing_names()) {
    INFO(format);
    CHECK_THAT(draw(ladder, format), !ContainsSubstring("armed.user") && !ContainsSubstring("angs on"));
  }
  ladder.facts = {{"snd.una", "101", "111"}, {"armed.user", "no", ""}};
  for (const std::string& format : drawing_names()) {
    INFO(format);
    const std::string drawn = draw(ladder, format);
    CHECK_THAT(drawn, ContainsSubstring("snd.una") && ContainsSubstring("101") && ContainsSubstring("111") &&
                          ContainsSubstring("armed.user"));
  }
  const auto json = nlohmann::json::parse(draw_json(ladder));
  CHECK(json["hangs_on"] == nlohmann::json::parse(R"([{"field": "snd.una", "before": "101", "after": "111"},
                                                      {"field": "armed.user", "before": "no"}])"));
}

TEST_CASE("a segment is written as in the RFC", "[cli]") {
  Segment segment{};
  segment.seq = 101;
  CHECK(spell(segment) == "<SEQ=101><CTL=none>");
  segment.fin = segment.has_ack = true;
  segment.ack = 301;
  segment.wnd = 10;
  segment.text = 5;
  CHECK(spell(segment) == "<SEQ=101><ACK=301><CTL=FIN,ACK><DATA=5>");
  CHECK(spell(segment, Detail::all) == "<SEQ=101><ACK=301><CTL=FIN,ACK><DATA=5><WND=10>");
  segment.wnd = 0;
  CHECK(spell(segment) == "<SEQ=101><ACK=301><CTL=FIN,ACK><DATA=5><WND=0>");
  CHECK(control_bit_names() == std::vector<std::string>{"SYN", "FIN", "RST", "URG", "ACK"});
}

TEST_CASE("times are short", "[cli]") {
  CHECK(spell_time(0) == "0 s");
  CHECK(spell_time(200) == "200 ms");
  CHECK(spell_time(1500) == "1.500 s");
  CHECK(spell_time(75'000) == "75 s");
  CHECK(spell_time(240'000) == "4 min");
  CHECK(spell_time(7'200'000) == "2 h");
  CHECK(spell_time(7'275'000) == "7275 s");
}
