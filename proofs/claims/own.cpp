#include "own.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "../../model/graph/build.hpp"
#include "all.hpp"

namespace synfin::proofs {

namespace {

struct Statements {
  std::vector<Property> properties = shipped_properties();
  std::size_t shipped = properties.size();
  std::vector<Piece> endpoint = shipped_endpoint_invariant();
  std::vector<Piece> peers = shipped_peer_invariant();
  std::vector<OfHost> of_host;
  const model::Node* sound_host = shipped_sound_host();
};
Statements& statements() {
  static Statements all;
  return all;
}

[[noreturn]] void refuse(std::string_view name, std::string_view why) {
  throw std::invalid_argument("\"" + std::string(name) + "\" " + std::string(why));
}

template <class All>
auto named(All& all, std::string_view name) {
  return std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
}

void drop(Statements& all, std::string_view name) {
  for (std::vector<Piece>* pieces : {&all.endpoint, &all.peers})
    if (const auto found = named(*pieces, name); found != pieces->end()) {
      pieces->erase(found);
      return;
    }
  refuse(name, "is no piece of an invariant (synfin list theorems names them)");
}

}  // namespace

void add_own(Own own) {
  Statements& all = statements();
  for (const std::string_view name : own.without_pieces) drop(all, name);
  for (const Piece& piece : own.pieces) {
    if (named(all.endpoint, piece.name) != all.endpoint.end() ||
        named(all.peers, piece.name) != all.peers.end())
      refuse(piece.name, "is a piece of an invariant already: drop it first, or take another name");
    if (named(all.properties, piece.name) != all.properties.end())
      refuse(piece.name, "is a property: take another name");
    (piece.of == Of::endpoint ? all.endpoint : all.peers).push_back(piece);
  }
  for (const OfHost& one : own.assumptions) {
    if (named(all.of_host, one.name) != all.of_host.end()) refuse(one.name, "is assumed twice");
    all.of_host.push_back(one);
    all.sound_host = model::graph::apply(model::Op::conjunction, all.sound_host, one.term);
  }
  for (Property& property : own.properties) {
    if (named(all.properties, property.name) != all.properties.end())
      refuse(property.name, "is a property already: take another name");
    if (named(all.endpoint, property.name) != all.endpoint.end() ||
        named(all.peers, property.name) != all.peers.end())
      refuse(property.name, "is a piece of an invariant: take another name");
    all.properties.push_back(std::move(property));
  }
}

const std::vector<Property>& properties() { return statements().properties; }
const std::vector<Piece>& endpoint_invariant() { return statements().endpoint; }
const std::vector<Piece>& peer_invariant() { return statements().peers; }
const model::Node* sound_host() { return statements().sound_host; }
const std::vector<OfHost>& own_assumptions() { return statements().of_host; }
bool is_own(const Property& property) {
  const std::vector<Property>& all = statements().properties;
  return static_cast<std::size_t>(&property - all.data()) >= statements().shipped;
}

}  // namespace synfin::proofs
