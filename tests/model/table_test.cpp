// The table as data: the plain view says what the Hana table says, and every table is in good order.
#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "../../model/checks.hpp"
#include "../../model/plain.hpp"
#include "../../model/standard.hpp"
#include "../../model/variants/all.hpp"
#include "../catch.hpp"

namespace synfin::tests {
namespace {
using namespace model;

bool same_clause(const Clause& a, const Clause& b) {
  return a.document == b.document && a.section == b.section && a.paragraph == b.paragraph;
}

/// The plain table lists the rules of the Hana table `T`: names, order, clauses, states, places and ids.
template <class T>
void check_plain(const PlainTable& plain) {
  INFO("table " << T::name);
  CHECK(plain.name == T::name);
  CHECK(plain.gloss == T::gloss);
  REQUIRE(plain.rules.size() == rule_names<T>.size());
  for (std::size_t id = 0; id < plain.rules.size(); ++id) {
    CHECK(plain.rules[id]->id == id);
    CHECK(plain.rules[id]->name == rule_names<T>[id]);
    CHECK(plain.find(rule_names<T>[id]) == plain.rules[id]);
  }
  std::size_t next = 0;
  REQUIRE(plain.handlings.size() == event_count);
  for (std::size_t h = 0; h < event_count; ++h) {
    CHECK(handling_of<T>(plain.handlings[h].event) == h);
    for (std::size_t p = 0; p < plain.handlings[h].phases.size(); ++p)
      for (const PlainRule& rule : plain.phases[plain.handlings[h].phases[p]].rules) {
        REQUIRE(next < rule_headers<T>.size());
        const RuleHeader& header = rule_headers<T>[next++];
        INFO("rule " << header.name);
        CHECK(rule.name == header.name);
        CHECK((header.handling == h && header.phase == p));
        CHECK(rule.states == header.states);
        CHECK(same_clause(rule.clause, header.clause));
        CHECK(rule.line == header.line);
        CHECK(header.file.ends_with(rule.file));
      }
  }
  CHECK(next == rule_headers<T>.size());
}

/// `3.10.7.4`: numbers joined by dots.
bool is_section(std::string_view text) {
  bool digit_before = false;
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0 && !(c == '.' && digit_before)) return false;
    digit_before = c != '.';
  }
  return digit_before;
}

/// The sections of RFC 9293 from which rules may come, and of the three others.
bool is_known_clause(const Clause& clause) {
  static const std::set<std::string_view> sections{
      "3.4",     "3.4.1",     "3.8.2",     "3.5",      "3.5.1",    "3.5.2",    "3.5.3",  "3.6",
      "3.6.1",   "3.7",       "3.8.1",     "3.8.3",    "3.8.4",    "3.8.5",    "3.8.6",  "3.8.6.1",
      "3.8.6.2", "3.8.6.2.1", "3.8.6.2.2", "3.10.1",   "3.10.2",   "3.10.3",   "3.10.4", "3.10.5",
      "3.10.6",  "3.10.7",    "3.10.7.1",  "3.10.7.2", "3.10.7.3", "3.10.7.4", "3.10.8"};
  static const std::set<std::string_view> paragraphs{"",      "first", "second",  "third",  "fourth",
                                                     "fifth", "sixth", "seventh", "eighth", "Figure 7"};
  if (clause.document == "RFC 9293")
    return sections.contains(clause.section) && paragraphs.contains(clause.paragraph);
  if (clause.document == "RFC 5961")
    return clause.section == "3.2" || clause.section == "4.2" || clause.section == "5.2";
  if (clause.document == "RFC 5681") return clause.section == "2";
  return clause.document == "RFC 1337" && clause.section == "3";
}

/// Lower-case words joined by single dashes and dots.
bool is_rule_name(std::string_view name) {
  bool letter_before = false;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter && !((c == '-' || c == '.') && letter_before)) return false;
    letter_before = letter;
  }
  return letter_before;
}

bool is_always(const PlainRule& rule) { return rule.guard->op == Op::literal && rule.guard->value != 0; }

}  // namespace

TEST_CASE("the plain view is the Hana table: standard and variants") {
  const auto all = tables();
  REQUIRE(all.size() == decltype(hana::size(variants))::value + 1);
  check_plain<Standard>(*all[0]);
  std::size_t next = 1;
  hana::unpack(variants, [&]<class... V>(V...) { (check_plain<typename V::type>(*all[next++]), ...); });
}

TEST_CASE("tables are found by name") {
  CHECK(&standard() == tables().front());
  CHECK(standard().name == "standard");
  for (const PlainTable* table : tables()) CHECK(find_table(table->name) == table);
  for (const char* wanted : {"two-message-handshake", "three-message-close", "no-time-wait", "no-keep-alive",
                             "no-rfc5961", "reused-isn"})
    CHECK(find_table(wanted) != nullptr);
  CHECK(find_table("Standard") == nullptr);
  CHECK(find_table("") == nullptr);
  CHECK(standard().find("no-such-rule") == nullptr);
}

TEST_CASE("every rule of every table has a name, a clause and a gloss") {
  for (const PlainTable* table : tables())
    for (const PlainRule* rule : table->rules) {
      INFO(table->name << ", rule " << rule->name);
      CHECK(is_rule_name(rule->name));
      CHECK(is_section(rule->clause.section));
      CHECK(is_known_clause(rule->clause));
      CHECK(rule->gloss.size() > 10);
      CHECK(rule->gloss.size() < 120);
      CHECK(rule->gloss.back() != '.');
      CHECK(rule->file.starts_with("model/"));
      CHECK(rule->line > 0);
      CHECK(rule->guard->sort == Sort::flag);
      CHECK_FALSE(rule->states.empty());
    }
}

TEST_CASE("no rule stands behind one that always fires in all of its states") {
  for (const PlainTable* table : tables())
    for (const PlainPhase& phase : table->phases) {
      StateSet taken;
      for (const PlainRule& rule : phase.rules) {
        INFO(table->name << ", rule " << rule.name);
        CHECK((rule.states - taken) == rule.states);
        if (is_always(rule)) taken = taken | rule.states;
      }
    }
}

TEST_CASE("no two rules of a phase have the same guard in the same state") {
  for (const PlainPhase& phase : standard().phases)
    for (const PlainRule& rule : phase.rules)
      for (const PlainRule& other : phase.rules) {
        INFO("rules " << rule.name << " and " << other.name);
        const StateSet both = rule.states - (rule.states - other.states);
        if (&rule != &other && rule.guard == other.guard) CHECK(both.empty());
      }
}

TEST_CASE("fields, states and events have names of their own") {
  std::set<std::string> names;
  for (const FieldInfo& field : fields) {
    names.insert(std::string(field.group_name) + "." + std::string(field.name));
    CHECK_FALSE(field.meaning.empty());
  }
  CHECK(names.size() == field_count);
  CHECK(name_of(SYN_RECEIVED) == "SYN-RECEIVED");
  CHECK(name_of(TIME_WAIT) == "TIME-WAIT");
  CHECK(name_of(Event::SEGMENT_ARRIVES) == "SEGMENT ARRIVES");
  CHECK(states[LAST_ACK].identifier == "LAST_ACK");
  CHECK(state_count == 11);
  for (const EventInfo& event : events) CHECK(is_section(event.clause));
}

TEST_CASE("sets of states") {
  CHECK(in(LISTEN, TIME_WAIT).has(LISTEN));
  CHECK_FALSE(in(LISTEN, TIME_WAIT).has(CLOSED));
  CHECK((any_state - synchronized) == in(CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED));
  CHECK((checked - synchronized) == in(SYN_RECEIVED));
  CHECK((in(CLOSED)-any_state).empty());
}

}  // namespace synfin::tests
