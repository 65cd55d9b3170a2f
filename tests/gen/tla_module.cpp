// Reading and evaluating; see tla_module.hpp.
#include "tla_module.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

namespace synfin::tests {

namespace {

using Tree = TlaModule::Tree;
using Kind = Tree::Kind;
using Node = std::shared_ptr<Tree>;

struct Token {
  std::string text;
  bool opens_item = false;  ///< the first of its line, and a bullet of a list
};

/// The module's tokens, without comments.
std::vector<Token> tokens_of(const std::string& text) {
  static const std::regex one(
      R"re(\s*(\\\*[^\n]*|"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z_0-9]*|[0-9]+|----+|====+|<<|>>|==|<=|>=|->|\.\.|\[\]|/\\|\\/|\\in|\\div|.))re");
  std::vector<Token> tokens;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    bool first = true;
    for (std::sregex_iterator at(line.begin(), line.end(), one), none; at != none; ++at) {
      const std::string token = (*at)[1];
      if (token.rfind("\\*", 0) == 0) break;
      tokens.push_back(
          {token, first && (token == "/\\" || token == "\\/") && line.rfind("  ", 0) == 0 && line[2] != ' '});
      first = false;
    }
  }
  return tokens;
}

bool is_name(const std::string& token) {
  return std::isalpha(static_cast<unsigned char>(token[0])) != 0 || token[0] == '_';
}

class Reader {
 public:
  explicit Reader(const std::string& text) : tokens_(tokens_of(text)) {}

  bool done() const { return place_ >= tokens_.size(); }
  const std::string& peek(std::size_t ahead = 0) const {
    static const std::string end = "end";
    return place_ + ahead < tokens_.size() ? tokens_[place_ + ahead].text : end;
  }
  std::string take() {
    if (done()) throw std::runtime_error("the module ends too early");
    return tokens_[place_++].text;
  }
  void take(const std::string& expected) {
    const std::string token = take();
    if (token != expected)
      throw std::runtime_error("'" + expected + "' expected, not '" + token + "' before '" + peek() + "'");
  }
  bool have(const std::string& token) {
    if (peek() != token) return false;
    ++place_;
    return true;
  }
  std::vector<std::string> names() {
    std::vector<std::string> all{take()};
    while (have(",")) all.push_back(take());
    return all;
  }

  /// An expression; a list of bullets is the operation between its items.
  Node expression() {
    if (!opens_item()) return joined();
    const std::string bullet = peek();
    Node all;
    while (opens_item() && peek() == bullet) {
      take();
      Node item = joined();
      all = all ? make(Kind::binary, bullet, {all, item}) : item;
    }
    return all;
  }

 private:
  bool opens_item() const { return place_ < tokens_.size() && tokens_[place_].opens_item; }
  static Node make(Kind kind, std::string text, std::vector<Node> kids = {}) {
    return std::make_shared<Tree>(Tree{kind, std::move(text), 0, std::move(kids), false});
  }

  /// TLA+ does not let the two stand beside one another.
  Node joined() {
    Node left = compared();
    const std::string operation = peek();
    if (operation != "/\\" && operation != "\\/") return left;
    while (!opens_item() && (peek() == "/\\" || peek() == "\\/")) {
      if (take() != operation)
        throw std::runtime_error("/\\ and \\/ stand beside one another before '" + peek() + "'");
      left = make(Kind::binary, operation, {left, compared()});
    }
    return left;
  }
  Node compared() {
    Node left = counted();
    for (const char* operation : {"=", "#", "<", ">", "<=", ">=", "\\in"})
      if (peek() == operation) {
        take();
        return make(Kind::binary, operation, {left, counted()});
      }
    return left;
  }
  Node counted() {
    Node left = atom();
    for (;;) {
      const std::string operation = peek();
      if (operation != "+" && operation != "-" && operation != "%" && operation != "\\div" &&
          operation != "..")
        return left;
      take();
      left = make(Kind::binary, operation, {left, atom()});
    }
  }
  std::vector<Node> list(const std::string& close) {
    std::vector<Node> all;
    if (have(close)) return all;
    do all.push_back(expression());
    while (have(","));
    take(close);
    return all;
  }
  Node atom() {
    const std::string token = take();
    Node made;
    if (token == "(") {
      made = expression();
      take(")");
    } else if (token == "~") {
      return make(Kind::unary, "~", {atom()});
    } else if (token == "<<") {
      made = make(Kind::tuple, "", list(">>"));
    } else if (token == "{") {
      made = make(Kind::set, "", list("}"));
    } else if (token == "UNCHANGED") {
      return make(Kind::unchanged, "", {atom()});
    } else if (token == "IF") {
      Node condition = expression();
      take("THEN");
      Node yes = expression();
      take("ELSE");
      return make(Kind::choice, "", {condition, yes, expression()});
    } else if (token == "CASE") {
      std::vector<Node> arms;
      do {
        arms.push_back(expression());
        take("->");
        arms.push_back(expression());
      } while (have("[]"));
      return make(Kind::cases, "", arms);
    } else if (std::isdigit(static_cast<unsigned char>(token[0])) != 0) {
      made = make(Kind::number, token);
      made->number = std::stoll(token);
    } else if (token[0] == '"') {
      made = make(Kind::text, token.substr(1, token.size() - 2));
    } else if (is_name(token)) {
      made =
          have("(") ? make(Kind::call, token, list(")")) : make(have("'") ? Kind::primed : Kind::name, token);
    } else {
      throw std::runtime_error("unexpected '" + token + "' before '" + peek() + "'");
    }
    while (peek() == "[" && made->kind != Kind::number) {
      take();
      made = make(Kind::at, "", {made, expression()});
      take("]");
    }
    return made;
  }

  std::vector<Token> tokens_;
  std::size_t place_ = 0;
};

std::int64_t number_of(const TlaValue& value) { return std::get<std::int64_t>(value.is); }
bool truth_of(const TlaValue& value) { return std::get<bool>(value.is); }
TlaValue of(std::int64_t number) { return {number}; }
TlaValue of(bool flag) { return {flag}; }

}  // namespace

struct TlaModule::Scope {
  const TlaState& state;
  const TlaState* parameters = nullptr;
};

TlaModule::TlaModule(const std::string& text) {
  Reader in(text);
  while (!in.done() && in.peek() != "MODULE") in.take();
  in.take("MODULE");
  in.take();
  in.take();  // the line behind
  while (in.peek().rfind("====", 0) != 0) {
    if (in.have("EXTENDS")) {
      in.names();
    } else if (in.have("CONSTANTS")) {
      constants_ = in.names();
    } else if (in.have("VARIABLES")) {
      variables_ = in.names();
    } else if (in.have("RECURSIVE")) {
      while (in.take() != ")") {
      }
    } else {
      const std::string name = in.take();
      Definition definition;
      if (in.have("(")) {
        definition.parameters = in.names();
        in.take(")");
      }
      in.take("==");
      if (name == "Spec") {  // temporal: [][Next]_vars
        while (in.take() != "_vars") {
        }
        continue;
      }
      definition.body = in.expression();
      is_action(*definition.body);
      if (!definitions_.emplace(name, std::move(definition)).second)
        throw std::runtime_error(name + " is defined twice");
    }
  }
}

std::vector<std::string> TlaModule::disjuncts(const std::string& name) const {
  std::vector<std::string> all;
  const Tree* at = definitions_.at(name).body.get();
  for (; at->kind == Kind::binary && at->text == "\\/"; at = at->kids[0].get())
    all.push_back(at->kids[1]->text);
  all.push_back(at->text);
  return {all.rbegin(), all.rend()};
}

TlaValue TlaModule::value(const std::string& name, const TlaState& state) const {
  return eval(*definitions_.at(name).body, {state});
}

bool TlaModule::happens(const std::string& action, const TlaState& state, TlaState& next) const {
  return act(*definitions_.at(action).body, {state}, next);
}

TlaValue TlaModule::eval(const Tree& tree, const Scope& scope) const {
  const auto kid = [&](std::size_t k) { return eval(*tree.kids[k], scope); };
  switch (tree.kind) {
    case Kind::number:
      return of(tree.number);
    case Kind::text:
      return {tree.text};
    case Kind::name: {
      if (tree.text == "TRUE" || tree.text == "FALSE") return of(tree.text == "TRUE");
      if (scope.parameters != nullptr)
        if (const auto known = scope.parameters->find(tree.text); known != scope.parameters->end())
          return known->second;
      if (const auto known = scope.state.find(tree.text); known != scope.state.end()) return known->second;
      const Definition& definition = definitions_.at(tree.text);
      return eval(*definition.body, {scope.state});
    }
    case Kind::call: {
      if (tree.text == "Len")
        return of(static_cast<std::int64_t>(std::get<std::vector<TlaValue>>(kid(0).is).size()));
      const Definition& definition = definitions_.at(tree.text);
      if (definition.parameters.size() != tree.kids.size())
        throw std::runtime_error(tree.text + ": wrong parameters");
      TlaState parameters;
      for (std::size_t k = 0; k < tree.kids.size(); ++k) parameters[definition.parameters[k]] = kid(k);
      return eval(*definition.body, {scope.state, &parameters});
    }
    case Kind::unary:
      return of(!truth_of(kid(0)));
    case Kind::choice:
      return truth_of(kid(0)) ? kid(1) : kid(2);
    case Kind::cases:
      for (std::size_t k = 0; k < tree.kids.size(); k += 2)
        if (truth_of(kid(k))) return kid(k + 1);
      throw std::runtime_error("no case fits");
    case Kind::tuple:
    case Kind::set: {
      std::vector<TlaValue> all;
      for (std::size_t k = 0; k < tree.kids.size(); ++k) all.push_back(kid(k));
      return {all};
    }
    case Kind::at:
      return std::get<std::vector<TlaValue>>(kid(0).is).at(static_cast<std::size_t>(number_of(kid(1)) - 1));
    case Kind::binary:
      break;
    default:
      throw std::runtime_error("'" + tree.text + "' is no value of a state");
  }
  const std::string& op = tree.text;
  if (op == "/\\") return truth_of(kid(0)) ? of(truth_of(kid(1))) : of(false);
  if (op == "\\/") return truth_of(kid(0)) ? of(true) : of(truth_of(kid(1)));
  const TlaValue a = kid(0);
  const TlaValue b = kid(1);
  if (a.is.index() != b.is.index() && op != "\\in") throw std::runtime_error(op + " of values of two kinds");
  if (op == "=") return of(a == b);
  if (op == "#") return of(!(a == b));
  if (op == "\\in") {
    const auto& all = std::get<std::vector<TlaValue>>(b.is);
    return of(std::find(all.begin(), all.end(), a) != all.end());
  }
  const std::int64_t x = number_of(a);
  const std::int64_t y = number_of(b);
  if (op == "<") return of(x < y);
  if (op == ">") return of(x > y);
  if (op == "<=") return of(x <= y);
  if (op == ">=") return of(x >= y);
  if (op == "+") return of(x + y);
  if (op == "-") return of(x - y);
  if (op == "%") return of((x % y + y) % y);
  if (op == "\\div") return of(x / y);
  throw std::runtime_error("no meaning for " + op);
}

/// What is used is defined before, but for what calls itself, and that is no action.
bool TlaModule::is_action(Tree& tree) {
  tree.is_action = tree.kind == Kind::primed || tree.kind == Kind::unchanged;
  if (tree.kind == Kind::name || tree.kind == Kind::call)
    if (const auto known = definitions_.find(tree.text); known != definitions_.end())
      tree.is_action = known->second.body->is_action;
  for (const auto& kid : tree.kids) tree.is_action = is_action(*kid) || tree.is_action;
  return tree.is_action;
}

void TlaModule::assign(const std::string& variable, TlaValue value, TlaState& next) const {
  if (std::find(variables_.begin(), variables_.end(), variable) == variables_.end())
    throw std::runtime_error(variable + " is no variable");
  if (!next.emplace(variable, std::move(value)).second) throw std::runtime_error(variable + " is set twice");
}

bool TlaModule::act(const Tree& tree, const Scope& scope, TlaState& next) const {
  if (!tree.is_action) return truth_of(eval(tree, scope));
  if (tree.kind == Kind::binary && tree.text == "/\\")
    return act(*tree.kids[0], scope, next) && act(*tree.kids[1], scope, next);
  if (tree.kind == Kind::binary && tree.text == "=" && tree.kids[0]->kind == Kind::primed) {
    assign(tree.kids[0]->text, eval(*tree.kids[1], scope), next);
    return true;
  }
  if (tree.kind == Kind::unchanged) {
    for (const auto& kid : tree.kids[0]->kids) {
      const auto known = definitions_.find(kid->text);
      if (known == definitions_.end())
        assign(kid->text, scope.state.at(kid->text), next);
      else
        for (const auto& member : known->second.body->kids)
          assign(member->text, scope.state.at(member->text), next);
    }
    return true;
  }
  if (tree.kind == Kind::name) return act(*definitions_.at(tree.text).body, {scope.state}, next);
  if (tree.kind == Kind::call) {
    const Definition& definition = definitions_.at(tree.text);
    TlaState parameters;
    for (std::size_t k = 0; k < tree.kids.size(); ++k)
      parameters[definition.parameters[k]] = eval(*tree.kids[k], scope);
    return act(*definition.body, {scope.state, &parameters}, next);
  }
  throw std::runtime_error("no action: " + tree.text);
}

}  // namespace synfin::tests
