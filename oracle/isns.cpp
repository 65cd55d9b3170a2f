#include "isns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "decode/endpoint.hpp"
#include "report/show.hpp"

namespace synfin::oracle {
namespace {

/// So many equal steps in a row are no accident.
constexpr std::size_t many = 5;

/// A SYN of one side of a connection.
struct Begin {
  const Connection* connection;
  std::size_t side;
  const Seen* syn;
};

/// The first SYN of each side that was seen to send one, in the order of the capture.
std::vector<Begin> begins(std::span<const Connection> connections) {
  std::vector<Begin> all;
  for (const Connection& connection : connections)
    for (const std::size_t side : {0U, 1U}) {
      const auto syn =
          std::find_if(connection.segments.begin(), connection.segments.end(), [&](const Seen& seen) {
            return seen.side == side && seen.flags.syn && !seen.flags.rst && !seen.stray &&
                   seen.checksum != Checksum::wrong;
          });
      if (syn != connection.segments.end()) all.push_back({&connection, side, &*syn});
    }
  std::stable_sort(all.begin(), all.end(),
                   [](const Begin& a, const Begin& b) { return a.syn->frame < b.syn->frame; });
  return all;
}

Finding finding_of(const Begin& begin, const std::string& file, std::string_view rule, std::string text,
                   std::string expected) {
  Finding finding;
  finding.file = file;
  finding.frame = begin.syn->frame;
  finding.time = begin.syn->time;
  finding.flow = fmt::format("{}-{}", to_string(begin.connection->endpoints[0]),
                             to_string(begin.connection->endpoints[1]));
  finding.endpoint = to_string(begin.connection->endpoints[begin.side]);
  finding.level = Level::warning;
  finding.rule = rule;
  finding.cite = "RFC 9293 3.4.1";
  finding.requirement = "MUST-8";
  finding.state = "-";
  finding.seen = show(*begin.connection, *begin.syn);
  finding.expected = std::move(expected);
  finding.text = std::move(text);
  return finding;
}

/// How an address goes from one connection to the next.
struct Steps {
  bool begun = false;
  std::uint32_t last = 0;
  std::uint32_t step = 0;
  std::size_t equal = 0;
};

}  // namespace

std::vector<std::pair<Endpoint, Finding>> faults_of_isns(std::span<const Connection> connections,
                                                         const std::string& file) {
  std::vector<std::pair<Endpoint, Finding>> found;
  std::map<std::pair<Endpoint, Endpoint>, std::uint32_t> sockets;
  std::map<Address, Steps> addresses;
  std::map<std::pair<std::string, Address>, std::size_t> told;  // rule and address: place in `found`
  const auto tell = [&](const Endpoint& who, Finding finding) {
    const auto [place, is_new] = told.try_emplace({finding.rule, who.address}, found.size());
    if (is_new)
      found.emplace_back(who, std::move(finding));
    else
      found[place->second].second.again.push_back(finding.frame);
  };
  for (const Begin& begin : begins(connections)) {
    const Endpoint& mine = begin.connection->endpoints[begin.side];
    const Endpoint& theirs = begin.connection->endpoints[1U - begin.side];
    const std::uint32_t isn = begin.syn->raw_seq;
    const auto [before, is_first] = sockets.try_emplace({mine, theirs}, isn);
    if (!is_first && before->second == isn)
      tell(mine, finding_of(begin, file, "isn.repeated",
                            "a connection begins with the number of an earlier one between the same sockets",
                            "a number that nobody can foretell (RFC 6528)"));
    before->second = isn;

    Steps& steps = addresses[mine.address];
    const std::uint32_t step = isn - steps.last;
    steps.equal = steps.begun && step == steps.step && step != 0 ? steps.equal + 1 : 0;
    if (steps.equal >= many)
      tell(mine, finding_of(begin, file, "isn.constant-step",
                            fmt::format("each connection begins {} numbers behind the last", step),
                            "a number that nobody can foretell (RFC 6528)"));
    steps.step = step;
    steps.last = isn;
    steps.begun = true;
  }
  return found;
}

}  // namespace synfin::oracle
