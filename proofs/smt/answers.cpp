#include "answers.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <vector>

namespace synfin::proofs {

namespace {

// The file: `magic`, how many, so many entries, SHA-256 of all that. An entry: the digest, 0 or 1, the day.
// Numbers have their lowest byte first.
constexpr std::string_view magic = "synfin answers 1\n";
constexpr std::size_t head_bytes = magic.size() + 8;
constexpr std::size_t entry_bytes = sizeof(Digest) + 1 + 4;
constexpr std::size_t frame_bytes = head_bytes + sizeof(Digest);

/// So much work may be lost where the program is ended.
constexpr std::chrono::seconds between_writes{20};

std::uint32_t day_of_today() {
  using days = std::chrono::duration<std::int64_t, std::ratio<86400>>;
  return static_cast<std::uint32_t>(
      std::chrono::duration_cast<days>(std::chrono::system_clock::now().time_since_epoch()).count());
}

void put_number(std::string& to, std::uint64_t number, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) to += static_cast<char>(number >> (8 * i) & 255U);
}

std::uint64_t number_at(std::string_view text, std::size_t place, unsigned bytes) {
  std::uint64_t number = 0;
  for (unsigned i = bytes; i-- > 0;) number = number << 8U | static_cast<unsigned char>(text[place + i]);
  return number;
}

/// The file, if it is whole and what it says it is; else nothing. What is not ours is not read to its end.
std::string read_sound(const std::filesystem::path& file) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(file, failed)) return {};
  std::ifstream in(file, std::ios::binary | std::ios::ate);  // of the opened file, another may take its place
  const auto size = static_cast<std::uintmax_t>(std::max<std::streamoff>(in.tellg(), 0));
  if (size < frame_bytes || !in.seekg(0)) return {};
  std::string text(head_bytes, '\0');
  if (!in.read(text.data(), static_cast<std::streamsize>(text.size())) || !text.starts_with(magic)) return {};
  const std::uint64_t entries = number_at(text, magic.size(), 8);
  if (entries != (size - frame_bytes) / entry_bytes || size != frame_bytes + entries * entry_bytes) return {};
  text.resize(size);
  if (!in.read(text.data() + head_bytes, static_cast<std::streamsize>(size - head_bytes))) return {};
  const std::string_view all = text;
  const Digest sum = sha256(all.substr(0, size - sizeof(Digest)));
  if (std::memcmp(sum.data(), all.data() + size - sum.size(), sum.size()) != 0) return {};
  return text;
}

/// The only one that writes, among processes, where the system can tell; without it two that write at once
/// may lose each other's answers, and nothing worse.
class OnlyWriter {
 public:
  explicit OnlyWriter(const std::filesystem::path& file)
      : file_(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (file_ >= 0) (void)flock(file_, LOCK_EX);
  }
  OnlyWriter(const OnlyWriter&) = delete;
  OnlyWriter& operator=(const OnlyWriter&) = delete;
  ~OnlyWriter() {
    if (file_ >= 0) close(file_);
  }

 private:
  int file_;
};

}  // namespace

Answers::Answers(std::filesystem::path folder, std::size_t most_bytes)
    : folder_(std::move(folder)), most_bytes_(most_bytes), today_(day_of_today()) {
  if (!folder_.empty()) take_from_disk();
}

Answers::~Answers() { write(); }

void Answers::take_from_disk() {
  const std::string all = read_sound(folder_ / "answers");
  if (all.empty()) return;
  for (std::size_t at = head_bytes; at + entry_bytes + sizeof(Digest) <= all.size(); at += entry_bytes) {
    Digest question;
    std::memcpy(question.data(), all.data() + at, question.size());
    const bool met = all[at + question.size()] != 0;
    const auto day = static_cast<std::uint32_t>(number_at(all, at + question.size() + 1, 4));
    const auto [place, is_new] = entries_.try_emplace(question, Entry{met, day, true, false});
    if (is_new) continue;
    place->second.day = std::max(place->second.day, day);
    // One of both must be wrong. Nobody knows which.
    if (place->second.met != met) entries_.erase(place);
  }
}

std::optional<Answer> Answers::find(std::span<const Digest> of_each, bool yes_will_do) {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::optional<bool> met;
  for (const Digest& one : of_each) {
    const auto found = entries_.find(one);
    if (found == entries_.end() || (met && *met != found->second.met)) return std::nullopt;
    met = found->second.met;
  }
  if (!met || (*met && !yes_will_do)) return std::nullopt;
  bool first_use = false;
  for (const Digest& one : of_each) {
    Entry& entry = entries_.find(one)->second;
    first_use = first_use || (entry.of_before && !entry.used);
    changed_ = changed_ || entry.day != today_;
    entry.used = true;
    entry.day = today_;
  }
  if (first_use) ++kept_;
  return *met ? Answer::yes : Answer::no;
}

void Answers::learn(std::span<const Digest> of_each, Answer answer) {
  if (answer == Answer::unknown) return;
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const Digest& one : of_each)
    changed_ =
        entries_.try_emplace(one, Entry{answer == Answer::yes, today_, false, true}).second || changed_;
  if (changed_ && std::chrono::steady_clock::now() - written_ > between_writes) write_now();
}

bool Answers::write() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return !changed_ || write_now();
}

std::size_t Answers::kept() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return kept_;
}

/// Those that were used on the earliest days, until the rest fits.
void Answers::forget_oldest() {
  const std::size_t room = most_bytes_ < frame_bytes ? 0 : (most_bytes_ - frame_bytes) / entry_bytes;
  if (entries_.size() <= room) return;
  std::vector<std::pair<std::uint32_t, Digest>> by_age;
  for (const auto& [question, entry] : entries_) by_age.emplace_back(entry.day, question);
  const auto last = by_age.begin() + static_cast<std::ptrdiff_t>(by_age.size() - room);
  std::nth_element(by_age.begin(), last - 1, by_age.end());
  for (auto one = by_age.begin(); one != last; ++one) entries_.erase(one->second);
}

std::string Answers::encoded() const {
  std::string all(magic);
  all.reserve(frame_bytes + entries_.size() * entry_bytes);
  put_number(all, entries_.size(), 8);
  for (const auto& [question, entry] : entries_) {
    all.append(question.begin(), question.end());
    all += entry.met ? '\1' : '\0';
    put_number(all, entry.day, 4);
  }
  const Digest sum = sha256(all);
  all.append(sum.begin(), sum.end());
  return all;
}

bool Answers::write_now() {
  written_ = std::chrono::steady_clock::now();
  if (folder_.empty()) return false;
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  const OnlyWriter alone(folder_ / "lock");
  take_from_disk();
  forget_oldest();
  const std::filesystem::path file = folder_ / "answers";
  const std::filesystem::path part = folder_ / ("answers." + std::to_string(getpid()));
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  const std::string all = encoded();
  out.write(all.data(), static_cast<std::streamsize>(all.size()));
  out.close();
  if (out) std::filesystem::rename(part, file, failed);
  if (!out || failed) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    return false;
  }
  changed_ = false;
  return true;
}

}  // namespace synfin::proofs
