// The words of the model's vocabulary (`usable_window`, `fin_acknowledged`) found again in a table's terms,
// so that what is printed speaks like the rules: a word becomes a function, a definition or a macro of the
// target language.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "../model/plain.hpp"

namespace synfin::gen {

/// A word that the table uses.
struct Word {
  std::string_view name;
  const model::Node* meaning = nullptr;  ///< its definition, in which other words are abbreviated
};

/// Terms with words in them. In an *abbreviated* term each word is a field with an id from
/// `model::field_count` on.
class Glossary {
 public:
  Glossary();
  Glossary(const Glossary&) = delete;
  Glossary& operator=(const Glossary&) = delete;

  /// The same term, with words where it had their meanings. Equal terms become the same node.
  const model::Node& abbreviate(const model::Node& term);
  /// The words met so far, each behind those that its meaning needs.
  const std::vector<const Word*>& used() const { return used_; }

  /// What a sound configuration is, in full.
  const model::Node& config_is_sound() const { return *config_is_sound_; }

  /// The word that a node of an abbreviated term stands for, or nullptr.
  const Word* word(const model::Node& node) const;
  /// The words of an abbreviated term, also those inside of words: each behind those that it needs.
  std::vector<const Word*> words(const model::Node& node) const;
  /// The fields that an abbreviated term reads, also through its words.
  std::set<std::size_t> reads(const model::Node& node) const;

 private:
  std::map<const model::Node*, const model::Node*> short_;  ///< of a shared node, the abbreviated one
  std::map<const model::Node*, std::size_t> word_of_;       ///< of a shared node, the place in words_
  std::vector<Word> words_;
  std::vector<const Word*> used_;
  const model::Node* config_is_sound_ = nullptr;
};

}  // namespace synfin::gen
