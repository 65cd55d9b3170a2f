#include <deque>
#include <mutex>
#include <unordered_set>

#include "node.hpp"

namespace synfin::model {

namespace {

struct SameContent {
  static std::size_t mixed(std::size_t so_far, std::size_t more) {
    return (so_far ^ more) * 0x9E3779B97F4A7C15U + (so_far >> 29U);
  }
  std::size_t operator()(const Node* n) const {
    std::size_t hash = static_cast<std::size_t>(n->op) | static_cast<std::size_t>(n->sort) << 8U |
                       static_cast<std::size_t>(n->view) << 16U | static_cast<std::size_t>(n->field) << 24U;
    hash = mixed(hash, n->value);
    for (const Node* kid : n->kids) hash = mixed(hash, reinterpret_cast<std::uintptr_t>(kid));
    return hash;
  }
  bool operator()(const Node* a, const Node* b) const {
    return a->op == b->op && a->sort == b->sort && a->view == b->view && a->field == b->field &&
           a->value == b->value && a->kids == b->kids;
  }
};

}  // namespace

const Node* shared(const Node& node) {
  static std::mutex lock;
  static std::deque<Node> nodes;
  static std::unordered_set<const Node*, SameContent, SameContent> known;
  const std::lock_guard guard(lock);
  const auto found = known.find(&node);
  if (found != known.end()) return *found;
  return *known.insert(&nodes.emplace_back(node)).first;
}

}  // namespace synfin::model
