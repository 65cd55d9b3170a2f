#include "theorems.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "../../proofs/claims/property.hpp"
#include "../../proofs/mutation/word_uses.hpp"
#include "../../proofs/peers/assumptions.hpp"
#include "../../proofs/verify.hpp"

namespace synfin::cli {

namespace {

using proofs::Property;

constexpr std::string_view preface =
    R"(# Theorems

Printed by `synfin list theorems`; a test holds this file to it. What the proofs found of the RFC itself: `findings.md`.

**The world.** Numbers are 32-bit words and wrap. *One endpoint*: from every state of the endpoint invariant, for every
segment, call and tick whatever; nothing is assumed of the peer. *Two endpoints*: two hosts of the table on one pair of
sockets, each with any number of incarnations one after the other; users call anything at any time; a host may crash at any
time and forgets its TCB; a segment that was ever sent may arrive never, once, or again and again, in any order, beside all
others; resets may carry any numbers. No number of events, segments, octets or incarnations is bounded.

**The method.** Induction: nothing has happened yet, and every event on every way through the table keeps every piece of the
invariant. Pieces speak of the two TCBs, of them and one segment, or of any two segments: whatever else is on the wire is one
of those. Beginning, step and conclusion are separate questions, so that a failure names the piece, the rule and the step
(`synfin explain`). That each claim's premise can be met is asked, too. Where neither an induction nor a counterexample is
known (*open*, *searched*), runs from CLOSED along a story are searched, with a bound that is printed; that none breaks the
property proves nothing.

**The formulas.** Below stand the claims in words. Each is data beside its words: `synfin list claims` prints the formulas, and
`synfin list pieces` those of both invariants. The same formula is what the solver is asked, what the running machine is held to
where a counterexample is replayed on it, and what mutants must break.

**The evidence.** All that the proofs rest on can be written out for any solver (`synfin verify --obligations`), and a second
program, which shares with the prover nothing but the table and the claims, shows it once more and looks whether anything
is missing (`docs/solvers.md`).
)";

std::string assumed_by(const Property& property) {
  std::vector<std::string_view> names;
  for (const proofs::peers::Assumption& one : proofs::peers::assumptions())
    if (proofs::expected_of(property, model::standard().name, {one.name}) != proofs::Verdict::proved)
      names.push_back(one.name);
  return names.empty() ? "nothing" : fmt::format("`{}`", fmt::join(names, "`, `"));
}

std::string violators(const Property& property) {
  std::string text;
  if (!property.violated_by.empty())
    text += fmt::format(" Falls on `{}`.", fmt::join(property.violated_by, "`, `"));
  if (!property.needs.empty()) text += fmt::format(" Falls without `{}`.", fmt::join(property.needs, "`, `"));
  if (!property.open_on.empty())
    text += fmt::format(" Open on `{}`: no induction, and no counterexample.",
                        fmt::join(property.open_on, "`, `"));
  if (!property.put_together_with.empty())
    text += fmt::format(" Put together with `{}`, by hand.", fmt::join(property.put_together_with, "`, `"));
  else if (!property.put_together_by.empty())
    text += " Its claims are put together by hand (`findings.md`).";
  return text;
}

std::string head(const Property& property) {
  std::string text = fmt::format("- **{}** ({}): {}.", property.name, property.clause, property.statement);
  if (!property.question.empty()) text += fmt::format(" *{}*", property.question);
  return text;
}

std::string invariant(const std::vector<proofs::Piece>& pieces, proofs::Of of, bool of_the_open = false) {
  std::string text;
  for (const proofs::Piece& piece : pieces)
    if (piece.of == of && piece.of_the_open == of_the_open)
      text += fmt::format("- `{}`: {}.\n", piece.name, piece.why);
  return text;
}

/// What pins each word, and who shares it.
std::string words() {
  std::string text =
      "Rules and claims are written in the same words (`model/vocabulary.hpp`): a wrong one is wrong in "
      "both. "
      "So each is equal, for all\nvalues of its fields, to the RFC's sentence written a second time in bare "
      "fields (`proofs/claims/sentences/`); `synfin mutate --words`\nbreaks them one by one. Behind each "
      "word: "
      "how many rules and how many properties share it.\n\n";
  const proofs::Property* last = nullptr;
  for (const proofs::WordUse& use : proofs::word_uses()) {
    if (use.pinned_by != last) text += head(*(last = use.pinned_by)) + "\n";
    text += fmt::format("  - `{}`: {} rules, {} properties{}\n", use.word->name, use.rules, use.properties,
                        use.assumed ? ", and what is assumed" : "");
  }
  std::vector<std::string_view> bare;
  for (const Property& property : proofs::properties())
    if (property.in_bare_fields) bare.push_back(property.name);
  return text + fmt::format("\nIn bare fields, too, so that no edit of a word reaches them: `{}`.\n",
                            fmt::join(bare, "`, `"));
}

}  // namespace

std::string theorems() {
  std::string text(preface);
  text += "\n## What is assumed\n\n";
  for (const proofs::peers::Assumption& one : proofs::peers::assumptions())
    text += fmt::format("- `{}`: {} ({}).\n", one.name, one.statement, one.clause);

  text += "\nAnd of every proof, without a name of its own in the verdicts:\n\n";
  for (const proofs::peers::Assumption& one : proofs::peers::built_in_assumptions())
    text += fmt::format("- `{}`: {} ({}).\n", one.name, one.statement, one.clause);

  text += "\n## Of two endpoints\n\n";
  for (const Property& property : proofs::properties()) {
    if (property.level != proofs::Level::two_endpoints) continue;
    text += fmt::format("{} Assumes {}.{}\n", head(property), assumed_by(property), violators(property));
    for (const proofs::Claim& claim : property.claims) text += fmt::format("  - {}\n", claim.what);
  }

  text += "\n## Of one endpoint\n\n";
  for (const Property& property : proofs::properties())
    if (property.level == proofs::Level::one_endpoint && property.pins.empty()) {
      text +=
          head(property) + violators(property) + (property.option ? " A table may leave it out." : "") + "\n";
      for (const proofs::Claim& claim : property.claims) text += fmt::format("  - {}\n", claim.what);
    }

  text += "\n## What the words mean\n\n" + words();

  text += "\n## The invariant of two peers\n\nOf the peers, and what forced it:\n\n";
  const std::vector<proofs::Piece>& of_two = proofs::peer_invariant();
  text += invariant(of_two, proofs::Of::peers);
  text += "\nOf who is open, for the claims that speak of it:\n\n";
  text += invariant(of_two, proofs::Of::peers, true);
  text += "\nOf every segment that was ever sent, but resets:\n\n";
  text += invariant(of_two, proofs::Of::segment);
  text += "\nOf any two segments of one peer:\n\n";
  text += invariant(of_two, proofs::Of::two_segments);
  text += "\n## The invariant of one endpoint\n\n";
  text += invariant(proofs::endpoint_invariant(), proofs::Of::endpoint);
  return text;
}

}  // namespace synfin::cli
