// A mutant of the table in the place of an end: in which worlds would a judge beside it notice?
#pragma once

#include <optional>
#include <string>

#include "../../proofs/mutation/by_samples.hpp"
#include "../../proofs/mutation/mutant.hpp"
#include "pool.hpp"
#include "twin.hpp"

namespace synfin::cli {

enum class Catch : std::uint8_t {
  named,      ///< caught, and the finding names the mutated rule
  otherwise,  ///< caught, and it names another
  unseen,     ///< nothing that can be judged differs: see ImpostorJudged::reason
  missed,     ///< a witness who knows all arrivals cannot explain it, and yet it is not caught
};
std::string_view name_of(Catch what);

/// Why nothing of a mutant can be seen.
enum class Unseen : std::uint8_t {
  not_reached,  ///< an event would come to something else where no world has come to
  no_change,    ///< no event does, in them or in a sample of the solver's
  inner,        ///< only inner values differ
  user,         ///< only what the user is told
  time,         ///< the same segments, at other times
  freedom,      ///< other segments, which a freedom grants
};
std::string_view name_of(Unseen reason);

struct ImpostorJudged {
  Catch what = Catch::unseen;
  Unseen reason = Unseen::not_reached;  ///< where it is unseen
  std::string by;                       ///< the rule that the finding names
  std::string text;                     ///< the finding; or what the witness objects to
  std::optional<std::uint32_t> world;   ///< where it is caught, or could be seen
  std::uint64_t frame = 0;              ///< ... and in which segment of it
  std::size_t worlds = 0;               ///< so many were tried
  std::size_t unfounded = 0;            ///< so many times it was accused where the witness can explain all
};

/// How a world of one impostor comes out.
struct Played {
  std::vector<Recorded> record;
  Reach reach = Reach::nowhere;
  std::optional<Parting> parting;
  std::optional<Objection> objection;
};
Played play_impostor(std::uint32_t world, const runtime::TableMachine& impostor,
                     const oracle::Options& options);

/// The same, of a mutant.
Played play_impostor(std::uint32_t world, const proofs::Mutant& mutant, const oracle::Options& options);

/// What the witness objects to, in a line.
std::string describe(const Objection& objection);

/// `samples` of the solver's tell of mutants that change nothing in any world.
ImpostorJudged judge_impostor(const proofs::Mutant& mutant, const Pool& pool, proofs::SampleLibrary& samples,
                              const oracle::Options& options);

}  // namespace synfin::cli
