#include "mutants_kept.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "../../proofs/smt/sha256.hpp"
#include "../errors.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::ordered_json;

/// The rows of a rule, if they are what its mutants are now: all of them, in their order.
bool complete(const model::PlainRule& rule, const MutantRows& rows, std::size_t from = 0) {
  const auto mutants = proofs::mutants_of(rule);
  if (rows.size() < from + mutants.size()) return false;
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    const MutantRow& row = rows[from + i];
    if (row.rule != rule.name || row.edit != mutants[i].edit ||
        row.fault != proofs::name_of(mutants[i].fault))
      return false;
  }
  return true;
}

std::optional<MutantRows> rows_in(const Json& json) {
  if (!json.is_array()) return std::nullopt;
  MutantRows rows;
  for (const Json& one : json) {
    auto row = row_in(one);
    if (!row) return std::nullopt;
    rows.push_back(std::move(*row));
  }
  return rows;
}

std::optional<unsigned> number_in(const Json& json, const char* name) {
  if (!json.is_object() || !json.contains(name) || !json[name].is_number_unsigned()) return std::nullopt;
  return json[name].get<unsigned>();
}

}  // namespace

std::string digest_of(const std::string& text) { return proofs::hex(proofs::sha256(text)); }

std::string basis_of_all() {
  std::string all;
  for (const model::PlainRule* rule : model::standard().rules) all += digest_of(proofs::basis_of(*rule));
  return digest_of(all);
}

MutantCache::MutantCache(std::string folder) : folder_(std::move(folder)) {}

std::string MutantCache::file_of(const model::PlainRule& rule) const {
  return (std::filesystem::path(folder_) / (std::string(rule.name) + ".json")).string();
}

std::optional<MutantRows> MutantCache::find(const model::PlainRule& rule) const {
  std::error_code error;
  if (folder_.empty() || !std::filesystem::is_regular_file(file_of(rule), error)) return std::nullopt;
  Json json;
  try {
    json = Json::parse(read_whole(file_of(rule)), nullptr, false);
  } catch (const InputError&) {
    return std::nullopt;
  }
  if (!json.is_object() || !json.contains("basis") || json["basis"] != digest_of(proofs::basis_of(rule)) ||
      !json.contains("mutants"))
    return std::nullopt;
  auto rows = rows_in(json["mutants"]);
  if (!rows || !complete(rule, *rows)) return std::nullopt;
  if (status_of(*rows) == 3) return std::nullopt;  // what was not judged is judged again
  return rows;
}

void MutantCache::keep(const model::PlainRule& rule, const MutantRows& rows) const {
  if (folder_.empty() || status_of(rows) == 3) return;
  Json json{{"basis", digest_of(proofs::basis_of(rule))}, {"mutants", Json::array()}};
  for (const MutantRow& row : rows) json["mutants"].push_back(json_of(row));
  try {
    write_whole(file_of(rule), json.dump(1) + "\n");
  } catch (const InputError&) {  // a cache that can't be written costs time, nothing else
  }
}

std::vector<const model::PlainRule*> rules_of(Shard shard) {
  const auto& rules = model::standard().rules;
  if (shard.of == 0) return rules;
  std::vector<const model::PlainRule*> part;
  for (std::size_t r = shard.part - 1; r < rules.size(); r += shard.of) part.push_back(rules[r]);
  return part;
}

MutantRows merged(const std::vector<std::string>& files) {
  std::map<unsigned, std::pair<std::string, MutantRows>> parts;
  const std::string basis = basis_of_all();
  unsigned of = 0;
  for (const std::string& file : files) {
    const Json json = Json::parse(read_whole(file), nullptr, false);
    const auto refuse = [&](const std::string& why) { throw InputError(fmt::format("{}: {}", file, why)); };
    if (!json.is_object() || !json.contains("mutants") || !json.contains("basis") || !json.contains("shard"))
      refuse("expected the JSON of `synfin mutate --shard i/n --format json`");
    const auto part = number_in(json["shard"], "part");
    const auto whole = number_in(json["shard"], "of");
    auto rows = rows_in(json["mutants"]);
    if (!part || !whole || *part == 0 || *part > *whole || !rows)
      refuse("expected a shard i/n and its mutants");
    if (json["basis"] != basis) refuse("is of another table, other properties or another Synfin");
    if (of != 0 && of != *whole) refuse(fmt::format("is a shard of {}, expected one of {}", *whole, of));
    of = *whole;
    std::size_t from = 0;
    for (const model::PlainRule* rule : rules_of({*part, of})) {
      if (!complete(*rule, *rows, from))
        refuse(fmt::format("the mutants of the rule {} are not all there", rule->name));
      while (from < rows->size() && (*rows)[from].rule == rule->name) ++from;
    }
    if (from != rows->size()) refuse("has more mutants than its rules");
    const auto [known, fresh] = parts.try_emplace(*part, file, std::move(*rows));
    if (!fresh) refuse(fmt::format("is shard {}/{}, and so is {}", *part, of, known->second.first));
  }
  for (unsigned part = 1; part <= of; ++part)
    if (parts.count(part) == 0)
      throw InputError(fmt::format("shard {}/{} is missing among the files", part, of));
  MutantRows all;
  for (const model::PlainRule* rule : model::standard().rules)
    for (const auto& [part, shard] : parts)
      for (const MutantRow& row : shard.second)
        if (row.rule == rule->name) all.push_back(row);
  return all;
}

}  // namespace synfin::cli
