// The words that rules and claims share: all of them are pinned, and a wrong one is noticed.
#include <algorithm>
#include <array>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "../../model/graph/build.hpp"
#include "../../proofs/event/equal_terms.hpp"
#include "../../proofs/mutation/word_mutants.hpp"
#include "../../proofs/mutation/word_uses.hpp"
#include "../catch.hpp"

namespace synfin::tests {

using namespace proofs;

namespace {

const Limits within{20'000, 1};

std::string source(const std::string& file) {
  std::ifstream in(std::string(SYNFIN_SOURCE_DIR "/") + file);
  REQUIRE(in);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The terms that a file of the model names: not effects, phases, literals of other words, or fields renamed.
std::vector<std::string> named_in(const std::string& file) {
  const std::string text = source(file);
  const std::regex name(R"(inline constexpr auto (\w+)\s*=\s*(\w*))");
  const std::set<std::string> no_terms{"then",        "phase", "closing_phase", "start", "start_if",
                                       "send_ack_if", "in",    "detail",        "hana"};
  std::vector<std::string> names;
  for (std::sregex_iterator found(text.begin(), text.end(), name), end; found != end; ++found)
    if (no_terms.count((*found)[2]) == 0) names.push_back((*found)[1]);
  return names;
}

bool mentions(const std::string& text, const std::string& name) {
  return std::regex_search(text, std::regex("\\b" + name + "\\b"));
}

struct Wrong {
  const char* word;
  const char* edit;
  const char* by;  ///< the property that pins the word
};
// The edits of words that passed all properties, or nearly, before the words were pinned; and their like.
constexpr std::array<Wrong, 38> wrong{{
    {"acceptable", "by hand: the window's right edge belongs to it", "acceptable-is-table-6"},
    {"acceptable", "by hand: only the first octet is looked at", "acceptable-is-table-6"},
    {"acceptable", "by hand: an empty segment at a closed window, wherever it lies", "acceptable-is-table-6"},
    {"acceptable", "by hand: everything to the left of the window's end", "acceptable-is-table-6"},
    {"acceptable", "by hand: everything ahead of RCV.NXT", "acceptable-is-table-6"},
    {"acceptable", "by hand: exactly at RCV.NXT alone", "acceptable-is-table-6"},
    {"acceptable", "always", "acceptable-is-table-6"},
    {"has_new_text", "by hand: only a segment that begins at RCV.NXT",
     "text-is-trimmed-to-what-is-new-and-fits"},
    {"taken_text", "by hand: nothing where it does not fit whole", "text-is-trimmed-to-what-is-new-and-fits"},
    {"peer_mss", "by hand: 65535 where the option is absent", "mss-is-the-option-or-the-default"},
    {"peer_mss", "by hand: the option ignored", "mss-is-the-option-or-the-default"},
    {"receive_buffer", "by hand: 2^30 whatever the host has", "windows-are-taken-up-to-2-30"},
    {"offered_window", "by hand: none above 65535 is believed", "windows-are-taken-up-to-2-30"},
    {"seg_end", "by hand: the SYN not counted", "a-segment-is-as-long-as-its-text-syn-and-fin"},
    {"segment_is_newer", "by hand: WL2 ignored", "window-is-set-by-wl1-then-wl2"},
    {"worth_sending", "by hand: full segments alone", "silly-windows-wait"},
    {"worth_sending", "always", "silly-windows-wait"},
    {"usable_window", "by hand: half of it", "usable-window-is-u"},
    {"can_send_fin", "by hand: only where nothing is outstanding", "silly-windows-wait"},
    {"can_send_text", "by hand: without a window", "silly-windows-wait"},
    {"fin_rides", "never", "silly-windows-wait"},
    {"queue_full", "by hand: the host's room is not asked", "queue-is-full-beyond-2-29"},
    {"queue_full", "by hand: at one octet unacknowledged", "queue-is-full-beyond-2-29"},
    {"something_to_send", "by hand: without the FIN that is due", "fin-has-the-number-behind-the-last-octet"},
    {"something_to_send", "by hand: without unsent text", "fin-has-the-number-behind-the-last-octet"},
    {"fin_acknowledged", "by hand: whether it was sent or not", "fin-has-the-number-behind-the-last-octet"},
    {"fin_due", "by hand: before CLOSE, too", "fin-has-the-number-behind-the-last-octet"},
    {"due(retransmission_timer)", "by hand: whenever it runs", "due-when-the-time-has-come"},
    {"due(keep_alive_timer)", "by hand: whenever it runs", "due-when-the-time-has-come"},
    {"due(user_timer)", "by hand: whenever it runs", "due-when-the-time-has-come"},
    {"due(time_wait_timer)", "by hand: whenever it runs", "due-when-the-time-has-come"},
    {"due(retransmission_timer)", "never", "due-when-the-time-has-come"},
    {"backed_off", "by hand: not doubled", "time-out-doubles-up-to-its-bound"},
    {"challenge_allowed", "never", "challenges-have-a-period-and-a-limit"},
    {"challenge_allowed", "always", "challenges-have-a-period-and-a-limit"},
    {"challenge_allowed", "by hand: one beyond the limit", "challenges-have-a-period-and-a-limit"},
    {"period_is_over", "by hand: after twice the period", "challenges-have-a-period-and-a-limit"},
    {"config_is_sound", "conjunct dropped: 180000 <= cfg.r2_syn", "a-sound-host-keeps-these-bounds"},
}};

}  // namespace

TEST_CASE("each word of the model that a claim names is pinned") {
  std::string claims;
  for (const char* file : {"words.hpp", "arrivals.cpp", "calls.cpp", "closing.cpp", "endpoint_invariant.cpp",
                           "keep_alive.cpp", "numbers.cpp", "opening.cpp", "resets.cpp", "segments.cpp",
                           "structure.cpp", "time_wait.cpp", "timers.cpp", "windows.cpp"})
    claims += source(std::string("proofs/claims/") + file);
  std::size_t named = 0;
  for (const char* file :
       {"vocabulary.hpp", "config.hpp", "rules/arrives_unsynchronized.hpp", "rules/check_ack.hpp",
        "rules/check_urg_text_fin.hpp", "rules/send_receive.hpp", "rules/timeouts.hpp"})
    for (const std::string& name : named_in(std::string("model/") + file)) {
      if (!mentions(claims, name) || name == "state_in") continue;
      INFO(name << " of model/" << file);
      ++named;
      CHECK(find_word(name));
    }
  CHECK(named > 20);
}

TEST_CASE("a word is shared, and is equal to what it is pinned to whatever its fields hold") {
  std::set<std::string_view> names;
  for (const WordUse& use : word_uses()) {
    INFO(use.word->name);
    CHECK(names.insert(use.word->name).second);
    CHECK(use.rules + use.properties + static_cast<std::size_t>(use.assumed) != 0);
    CHECK(equal_terms(*use.word->term, *use.word->means, within, "") == Answer::yes);
  }
  CHECK(names.size() > 50);
}

TEST_CASE("a wrong word is another, and what pins it says so") {
  for (const Wrong& one : wrong) {
    INFO(one.word << ": " << one.edit);
    const auto word = find_word(one.word);
    REQUIRE(word);
    CHECK(word->first->name == one.by);
    const TermEdits mutants = mutants_of(*word->second);
    const auto mutant = std::find_if(mutants.begin(), mutants.end(),
                                     [&](const TermEdit& edit) { return edit.what == one.edit; });
    REQUIRE(mutant != mutants.end());
    CHECK(equal_terms(*mutant->term, *word->second->means, within, "") == Answer::no);
  }
}

TEST_CASE(
    "a wrong word is edited in rules and claims at once, and a claim in bare fields notices its steps") {
  SampleLibrary samples(within);
  WordJudge judge(samples, within);
  const auto judged = [&](std::string_view name, std::string_view edit) {
    const auto [pinned, word] = *find_word(name);
    for (const TermEdit& one : mutants_of(*word))
      if (one.what == edit) return judge.judge(*pinned, *word, one);
    FAIL("there is no such edit");
    return JudgedWord{};
  };
  const JudgedWord doubled = judged("backed_off", "by hand: not doubled");
  CHECK(doubled.fate == Fate::killed);
  CHECK(doubled.by == "rto-doubles-until-r2");
  CHECK(doubled.counterexample);
  // Without a step that shows it: the event happens earlier than any sample of the standard.
  const JudgedWord early = judged("due(user_timer)", "by hand: whenever it runs");
  CHECK(early.fate == Fate::killed);
  CHECK(early.by == "due-when-the-time-has-come");
  CHECK_FALSE(early.counterexample);
  // min(a, b) by either comparison is one number.
  const JudgedWord same =
      judged("backed_off",
             "comparison by one: (rtx.rto + rtx.rto) < cfg.max_rto becomes (rtx.rto + rtx.rto) "
             "<= cfg.max_rto");
  CHECK(same.fate == Fate::equivalent);

  // What is pinned to a wrong meaning pins nothing: then the edit survives.
  const auto [pinned, word] = *find_word("due(user_timer)");
  const TermEdits mutants = mutants_of(*word);
  const auto wrong_one = std::find_if(mutants.begin(), mutants.end(), [](const TermEdit& edit) {
    return edit.what == "by hand: whenever it runs";
  });
  const Word mispinned{word->name, word->term, wrong_one->term};
  CHECK(judge.judge(*pinned, mispinned, *wrong_one).fate == Fate::survived);
}

TEST_CASE("an edited word is another in rules, claims and assumptions, before and after, and nowhere else") {
  const Edition edition = standard_edition();
  const auto node = [&](std::string_view name) { return find_word(name)->second->term; };
  const model::Node* const never = model::graph::literal(model::Sort::flag, 0);
  const Reworded left = reworded(edition, node("something_to_send"), never);
  CHECK(left.other_assumptions);  // the piece of the retransmission timer
  const auto holds = [&](const std::vector<Property>& all, const model::Node* what) {
    return std::count_if(all.begin(), all.end(), [&](const Property& property) {
      return std::any_of(property.claims.begin(), property.claims.end(), [&](const Claim& claim) {
        const auto in = [&](const model::Node* term) {
          const auto nodes = model::graph::nodes_of(term);
          return std::find(nodes.begin(), nodes.end(), what) != nodes.end();
        };
        return in(claim.premise) || in(claim.conclusion);
      });
    });
  };
  CHECK(holds(edition.properties, model::graph::at_the_end(node("something_to_send"))) != 0);
  std::vector<Property> in_words;
  for (const Property& property : left.edition.properties)
    if (!property.in_bare_fields) in_words.push_back(property);
  CHECK(holds(in_words, node("something_to_send")) == 0);
  CHECK(holds(in_words, model::graph::at_the_end(node("something_to_send"))) == 0);
  for (std::size_t p = 0; p < edition.properties.size(); ++p) {
    if (!edition.properties[p].in_bare_fields) continue;
    for (std::size_t c = 0; c < edition.properties[p].claims.size(); ++c)
      CHECK(edition.properties[p].claims[c].conclusion == left.edition.properties[p].claims[c].conclusion);
  }
  // A segment's length is nothing to the user's time-out.
  const Reworded length =
      reworded(edition, node("seg_end"), model::graph::field(model::id_of(model::terms::seg.seq)));
  CHECK_FALSE(length.other_assumptions);
  CHECK(std::find(length.events.begin(), length.events.end(), model::Event::USER_TIMEOUT) ==
        length.events.end());
  CHECK(std::find(length.events.begin(), length.events.end(), model::Event::SEGMENT_ARRIVES) !=
        length.events.end());
}

}  // namespace synfin::tests
