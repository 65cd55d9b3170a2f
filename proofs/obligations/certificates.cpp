#include "certificates.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include "../parallel.hpp"
#include "../progress.hpp"
#include "../smt/process.hpp"
#include "../smt/sha256.hpp"

namespace synfin::proofs {

namespace {

namespace fs = std::filesystem;
using Clock = Process::Clock;

constexpr auto grace = std::chrono::milliseconds(1000);

enum class Proof { certificate, trusted, none };
constexpr std::string_view names[] = {"certificate", "trusted", "none"};

void write_whole(const fs::path& file, const std::string& contents) {
  const fs::path part = file.string() + ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out << contents;
  out.close();
  std::error_code failed;
  if (out) fs::rename(part, file, failed);
  if (out && !failed) return;
  const std::error_code why = failed ? failed : std::make_error_code(std::errc::io_error);
  fs::remove(part, failed);
  throw std::system_error(why);
}

/// One cvc5, which proves one obligation after the other.
class Writer {
 public:
  explicit Writer(unsigned timeout_ms) : timeout_ms_(timeout_ms) {}

  /// The proof is in `text`, where it is a certificate.
  Proof prove(const std::string& obligation, std::string& text) {
    if (!process_ || !process_->alive())
      process_.emplace(std::vector<std::string>{
          "cvc5", "--lang=smt2", "--produce-proofs", "--proof-format-mode=lfsc",
          // The only one of its ways with bit vectors that gives proofs.
          "--bv-solver=bitblast-internal", "--tlimit-per=" + std::to_string(timeout_ms_)});
    const Clock::time_point until = Clock::now() + std::chrono::milliseconds(timeout_ms_) + grace;
    const std::string mark = "synfin." + std::to_string(++asked_) + ".";
    std::string ask =
        "(reset)\n(set-logic QF_BV)\n" + obligation + "(check-sat)\n(get-proof)\n(echo \"" + mark + "\")\n";
    std::string said;
    for (;;) {
      std::string more;
      const Process::Heard heard = process_->exchange(ask, "", until, more);
      ask.clear();
      said += more;
      // It says so before the proof, which may be long.
      const bool trusts = said.find("adding trust step") != std::string::npos;
      const std::size_t end = said.find(mark);
      if (trusts || heard != Process::Heard::all) {
        process_->end();
        return trusts ? Proof::trusted : Proof::none;
      }
      if (end == std::string::npos) continue;
      const std::size_t line = said.rfind('\n', end);
      constexpr std::string_view begins = "unsat\n";
      if (!said.starts_with(begins) || line == std::string::npos || line < begins.size()) return Proof::none;
      text = said.substr(begins.size(), line + 1 - begins.size());
      const bool is_whole = text.find("(check") != std::string::npos;
      if (text.find("trust") != std::string::npos) return Proof::trusted;
      return is_whole ? Proof::certificate : Proof::none;
    }
  }

 private:
  unsigned timeout_ms_;
  std::size_t asked_ = 0;
  std::optional<Process> process_;
};

std::string as_comments(const std::string& text) {
  std::string made = "; ";
  for (const char c : text) made += c == '\n' ? std::string("\n; ") : std::string(1, c);
  return made + "\n";
}

}  // namespace

Certified certify(const Obligations& all, const fs::path& folder, const Limits& limits) {
  std::map<std::string, std::string> texts;                      // each once, by digest
  std::vector<std::pair<std::string, std::string>> obligations;  // digest, and what it stands for
  all.each([&](const Obligations::Entry& entry) {
    const std::string digest = hex(sha256(entry.text));
    texts.emplace(digest, entry.text);
    obligations.emplace_back(digest, entry.line());
  });
  const std::vector<std::pair<std::string, std::string>> todo(texts.begin(), texts.end());
  std::vector<Proof> proofs(todo.size(), Proof::none);
  std::vector<std::error_code> failed(limits.jobs);
  std::atomic<std::size_t> next{0};
  in_parallel(limits.jobs, limits.jobs, [&](std::size_t job) {
    Writer writer(limits.timeout_ms);
    for (std::size_t i = next++; i < todo.size() && !failed[job]; i = next++) {
      const auto& [digest, text] = todo[i];
      const Working working(limits.progress, {"proof " + digest.substr(0, 8), "certificates", todo.size()});
      std::string proof;
      proofs[i] = writer.prove(text, proof);
      if (proofs[i] != Proof::certificate) continue;
      try {
        write_whole(folder / (digest + ".lfsc"), as_comments(text) + proof);
      } catch (const std::system_error& error) {
        failed[job] = error.code();
      }
    }
  });
  for (const std::error_code& why : failed)
    if (why) throw std::system_error(why);

  Certified count;
  std::string index;
  for (const auto& [digest, line] : obligations) {
    const auto place = std::lower_bound(todo.begin(), todo.end(), digest,
                                        [](const auto& one, const std::string& d) { return one.first < d; });
    const Proof proof = proofs[static_cast<std::size_t>(place - todo.begin())];
    ++(proof == Proof::certificate ? count.certificates
       : proof == Proof::trusted   ? count.trusted
                                   : count.none);
    for (const std::string_view part :
         {std::string_view(digest), std::string_view("\t"),
          std::string_view(names[static_cast<std::size_t>(proof)]), std::string_view("\t"),
          std::string_view(line), std::string_view("\n")})
      index += part;
  }
  write_whole(folder / "index.tsv", index);
  return count;
}

}  // namespace synfin::proofs
