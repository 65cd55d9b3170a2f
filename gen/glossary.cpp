// The list of words, and how they are found.
#include "glossary.hpp"

#include <algorithm>
#include <array>

#include "../model/config.hpp"
#include "../model/plain_of.hpp"
#include "../model/standard.hpp"

namespace synfin::gen {

using model::Node;
using model::Op;

namespace {

// Names of terms in model/vocabulary.hpp and model/rules/. A word that is not listed is printed in full.
// (Laid out by hand: version 14 would move these backslashes anew each time.)
// clang-format off
#define SYNFIN_WORDS(W) \
  W(seg_len) \
  W(seg_end) \
  W(offered_window) \
  W(peer_mss) \
  W(receive_buffer) \
  W(acceptable) \
  W(already_received) \
  W(starts_in_order) \
  W(has_new_text) \
  W(taken_text) \
  W(fin_sent) \
  W(fin_acknowledged) \
  W(outstanding) \
  W(has_unsent_text) \
  W(unsent_text) \
  W(fin_due) \
  W(send_window) \
  W(usable_window) \
  W(sendable_text) \
  W(worth_sending) \
  W(can_send_text) \
  W(can_send_fin) \
  W(fin_rides) \
  W(something_to_send) \
  W(queue_full) \
  W(measured_rto) \
  W(backed_off) \
  W(period_is_over) \
  W(challenge_allowed) \
  W(acceptable_ack_of_syn) \
  W(segment_is_newer) \
  W(urgent_end) \
  W(fin_in_sequence) \
  W(received_now) \
  W(freed_window) \
  W(window_gain) \
  W(worth_opening) \
  W(without_progress) \
  W(outstanding_text) \
  W(resent_text) \
  W(fin_rides_again) \
  W(probe_text) \
  W(lost_text) \
  W(resent_lost_text)
// clang-format on

struct Entry {
  std::string_view name;
  std::uint16_t place = 0;  ///< of the word's meaning among the flat nodes
};
#define SYNFIN_ONE(word) +1
constexpr std::size_t word_count = 0 SYNFIN_WORDS(SYNFIN_ONE);
#undef SYNFIN_ONE

struct Definitions {
  std::array<Entry, word_count> words;
  std::uint16_t config_is_sound = 0;
};
constexpr Definitions define(model::flat::Build& build) {
  using namespace model::rules;
#define SYNFIN_ENTRY(word) Entry{#word, build.add(word)},
  return {{SYNFIN_WORDS(SYNFIN_ENTRY)}, build.add(config_is_sound)};
#undef SYNFIN_ENTRY
}

constexpr std::size_t node_count = [] {
  model::flat::Build build;
  define(build);
  return build.nodes.size();
}();
constexpr Definitions definitions = [] {
  model::flat::Build build;
  return define(build);
}();
constexpr auto flat_nodes = [] {
  model::flat::Build build;
  define(build);
  std::array<model::flat::FlatNode, node_count> nodes{};
  for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = build.nodes[i];
  return nodes;
}();

}  // namespace

Glossary::Glossary() {
  const std::vector<const Node*> nodes = model::plain_terms(flat_nodes);
  for (const Entry& entry : definitions.words)
    if (word_of_.try_emplace(nodes[entry.place], words_.size()).second)
      words_.push_back({entry.name, nullptr});
  config_is_sound_ = nodes[definitions.config_is_sound];
}

const Node& Glossary::abbreviate(const Node& node) {
  const auto known = short_.find(&node);
  if (known != short_.end()) return *known->second;
  Node abbreviated = node;
  for (std::size_t k = 0; k < model::arity(node.op); ++k) abbreviated.kids[k] = &abbreviate(*node.kids[k]);
  const Node* result = model::shared(abbreviated);
  const auto found = word_of_.find(&node);
  if (found != word_of_.end()) {
    Word& word = words_[found->second];
    word.meaning = result;
    used_.push_back(&word);
    const auto id = static_cast<std::uint16_t>(model::field_count + found->second);
    result = model::shared({Op::field, node.sort, 0, id, {}, {}});
  }
  short_.emplace(&node, result);
  return *result;
}

const Word* Glossary::word(const Node& node) const {
  if (node.op != Op::field || node.field < model::field_count) return nullptr;
  const std::size_t place = node.field - model::field_count;
  return place < words_.size() ? &words_[place] : nullptr;
}

std::vector<const Word*> Glossary::words(const Node& node) const {
  std::vector<const Word*> all;
  const auto add = [&](const Word* one) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  };
  const Word* const itself = word(node);
  const Node& inside = itself != nullptr ? *itself->meaning : node;
  for (std::size_t k = 0; k < model::arity(inside.op); ++k)
    for (const Word* one : words(*inside.kids[k])) add(one);
  if (itself != nullptr) add(itself);
  return all;
}

std::set<std::size_t> Glossary::reads(const Node& node) const {
  if (const Word* one = word(node)) return reads(*one->meaning);
  if (node.op == Op::field) return {node.field};
  std::set<std::size_t> all;
  for (std::size_t k = 0; k < model::arity(node.op); ++k) all.merge(reads(*node.kids[k]));
  return all;
}

}  // namespace synfin::gen
