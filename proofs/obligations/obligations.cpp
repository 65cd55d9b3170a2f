#include "obligations.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace synfin::proofs {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(int error) { throw std::system_error(error, std::generic_category()); }

/// A new file in the folder, and its name.
std::FILE* new_file(const fs::path& folder, std::string& name) {
  name = ((folder.empty() ? fs::path(".") : folder) / ".synfin-XXXXXX").string();
  const int number = mkstemp(name.data());
  std::FILE* const file = number < 0 ? nullptr : fdopen(number, "w+b");
  if (file == nullptr) fail(errno);
  return file;
}

/// A question's declarations and its `assert`, without what a script says once.
std::string body_of(const std::string& script) {
  const std::size_t begin = std::min(script.find("(declare-"), script.find("(assert"));
  const std::size_t end = script.rfind("(check-sat)");
  return script.substr(begin, end - begin);
}

std::string string_of_smt(std::string_view text) {
  std::string made = "\"";
  for (const char c : text) made += c == '"' ? std::string("\"\"") : std::string(1, c);
  return made + "\"";
}

}  // namespace

std::string_view name_of(OwedAs kind) {
  constexpr std::string_view names[owed_kinds] = {"initiation", "ways",  "piece",     "claim",
                                                  "contract",   "lemma", "structure", "word"};
  return names[static_cast<std::size_t>(kind)];
}

Obligations::Obligations(const fs::path& beside) : unseen_(nullptr) {
  std::string name;
  unseen_ = new_file(beside, name);
  unlink(name.c_str());
}

Obligations::~Obligations() { std::fclose(unseen_); }

Obligations::Page Obligations::open(const Chapter& chapter) {
  const std::lock_guard guard(mutex_);
  Written& written = chapters_.try_emplace(chapter.key(), Written{chapter, {}}).first->second;
  written.entered.clear();
  return {this, &written};
}

void Obligations::Page::owe(Owed owed, const z3::expr& refuted, Answer shown) {
  if (all_ == nullptr) return;
  const std::string text = body_of(Question(refuted).text());
  const std::lock_guard guard(all_->mutex_);
  std::fseek(all_->unseen_, 0, SEEK_END);
  const long offset = std::ftell(all_->unseen_);
  if (offset < 0 || std::fwrite(text.data(), 1, text.size(), all_->unseen_) != text.size())
    all_->failed_ = true;
  written_->entered.push_back({std::move(owed), shown, offset, text.size()});
}

std::map<std::string_view, std::size_t> Obligations::by_kind() const {
  const std::lock_guard guard(mutex_);
  std::map<std::string_view, std::size_t> count;
  for (const auto& [key, written] : chapters_)
    for (const Entered& one : written.entered) ++count[name_of(one.owed.kind)];
  return count;
}

std::size_t Obligations::size() const {
  std::size_t all = 0;
  for (const auto& [kind, count] : by_kind()) all += count;
  return all;
}

std::string Obligations::Entry::line() const {
  std::string line(name_of(owed.kind));
  const std::string_view level = chapter.level == Level::one_endpoint ? "one endpoint" : "two endpoints";
  for (const std::string_view part :
       {level, chapter.variant.empty() ? std::string_view("all tables") : chapter.variant,
        std::string_view(owed.name), std::string_view(owed.of), std::string_view(chapter.place),
        std::string_view(owed.way)})
    line += " | " + std::string(part.empty() ? "-" : part);
  return line;
}

void Obligations::each(const std::function<void(const Entry&)>& reader) const {
  const std::lock_guard guard(mutex_);
  if (failed_) fail(ENOSPC);
  for (const auto& [key, written] : chapters_)
    for (const Entered& one : written.entered) {
      std::string text(one.length, '\0');
      if (std::fseek(unseen_, one.offset, SEEK_SET) != 0 ||
          std::fread(text.data(), 1, text.size(), unseen_) != text.size())
        fail(EIO);
      reader({written.chapter, one.owed, one.shown, std::move(text)});
    }
}

void Obligations::write(const fs::path& file, std::span<const std::string> head) const {
  std::error_code unused;
  if (fs::is_directory(file, unused)) fail(EISDIR);
  std::string name;
  std::FILE* const out = new_file(file.parent_path(), name);
  const std::unique_ptr<std::string, void (*)(std::string*)> part(
      &name, [](std::string* left) { unlink(left->c_str()); });
  bool good = true;
  const auto put = [&](std::string_view text) {
    good = good && std::fwrite(text.data(), 1, text.size(), out) == text.size();
  };
  for (const std::string& line : head) put("; " + line + "\n");
  put("; obligations: " + std::to_string(size()) + "\n");
  for (const auto& [kind, count] : by_kind())
    put(";   " + std::string(kind) + ": " + std::to_string(count) + "\n");
  put("; each is said by its echo: NUMBER | KIND | LEVEL | VARIANT | NAME | OF | PLACE | WAY\n");
  put("(set-info :smt-lib-version 2.6)\n(set-option :print-success false)\n(set-logic QF_BV)\n");
  std::size_t number = 0;
  try {
    each([&](const Entry& entry) {
      put("\n(push 1)\n(echo " + string_of_smt(std::to_string(++number) + " | " + entry.line()) + ")\n");
      put("(set-info :status " + std::string(word_of(entry.shown)) + ")\n");
      put(entry.text);
      put("(check-sat)\n(pop 1)\n");
    });
  } catch (...) {
    std::fclose(out);
    throw;
  }
  put("\n(exit)\n");
  good = std::fclose(out) == 0 && good;
  if (!good) fail(ENOSPC);
  fs::permissions(
      name, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read);
  fs::rename(name, file);
}

}  // namespace synfin::proofs
