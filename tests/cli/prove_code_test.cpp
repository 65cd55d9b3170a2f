// `synfin prove-code`: printed code is proved, and nothing that was broken is.
#include <nlohmann/json.hpp>
#include <vector>

#include "../catch.hpp"
#include "program.hpp"

using namespace synfin::tests;

namespace {

bool there_is_clang() {
  if (std::system("clang --version > /dev/null 2>&1") == 0) return true;
  skipped("clang is not installed");
  return false;
}

bool there_is_rustc() {
  if (std::system("rustc --version > /dev/null 2>&1") == 0) return true;
  skipped("rustc is not installed");
  return false;
}

/// Printed code, which can be broken.
class Printed {
 public:
  explicit Printed(std::string target = "c", std::string file = "synfin.c") : file_(std::move(file)) {
    REQUIRE(run_synfin("generate " + target + " -o " + folder_.path().string()).status == 0);
    code_ = whole(this->file());
  }
  std::string file() const { return (folder_ / file_).string(); }
  std::string ir_file() const { return (folder_ / "synfin.ll").string(); }

  /// Puts `to` in the place of every `from`, or of the one that comes first behind `behind`.
  void edit(const std::string& from, const std::string& to, const std::string& behind = "") {
    write(file(), edited(code_, from, to, behind));
  }
  /// The same in what clang makes of the code.
  void edit_ir(const std::string& from, const std::string& to, const std::string& behind = "") {
    write(file(), code_);
    const std::string compile = "clang -S -emit-llvm -O0 -o " + ir_file() + " " + file();
    REQUIRE(std::system(compile.c_str()) == 0);
    write(ir_file(), edited(whole(ir_file()), from, to, behind));
  }

 private:
  static void write(const std::string& name, const std::string& text) {
    std::ofstream(name, std::ios::binary) << text;
  }
  static std::string edited(std::string text, const std::string& from, const std::string& to,
                            const std::string& behind) {
    std::size_t at = text.find(behind);
    at = at == text.npos ? at : text.find(from, at);
    INFO(from << " behind " << behind);
    REQUIRE(at != text.npos);
    for (; at != text.npos; at = behind.empty() ? text.find(from, at + to.size()) : text.npos)
      text.replace(at, from.size(), to);
    return text;
  }
  Folder folder_;
  std::string file_, code_;
};

/// The machine may be busy, and slow with it: a part that takes 2 s on an idle one.
const std::string patient = " --timeout 120";

struct Seed {
  std::string from, to, behind;
  std::string only{};  ///< where it shows: nothing else need be looked at
};

void is_caught(const Result& result) {
  CHECK(result.status == 1);
  CHECK(result.err.empty());
  CHECK(result.out.find("counterexample: ") != result.out.npos);
  CHECK(result.out.find(" 0 violated") == result.out.npos);
  CHECK(result.out.find("not what its IR makes") == result.out.npos);
}

std::string only(const Seed& seed) { return " --no-cache --only '" + seed.only + "'"; }

}  // namespace

TEST_CASE("printed code is the table, at -O0, in every part", "[cli][code]") {
  if (!there_is_clang()) return;
  const Printed printed;
  const Folder folder;
  const std::string certificate = (folder / "certificate.json").string();
  const Result result =
      run_synfin("prove-code " + printed.file() + patient + " --certificate " + certificate);
  INFO(result.out << result.err);
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  CHECK(result.out.find(" 0 violated, 0 unknown") != result.out.npos);
  CHECK(result.out.find("assumed:") != result.out.npos);

  const auto filed = nlohmann::json::parse(whole(certificate));
  CHECK(filed.at("proved") == true);
  CHECK(filed.at("parts").size() > 200);
  for (const char* digest : {"source_sha256", "ir_sha256", "table_sha256"})
    CHECK(filed.at(digest).get<std::string>().size() == 64);
  for (const auto& part : filed.at("parts")) {
    CHECK(part.at("verdict") == "proved");
    for (const auto& answer : part.at("answers")) CHECK(answer.at("answer") == "unsat");
  }
}

TEST_CASE("the header of C++ is the table, at each level, and nothing that was broken is", "[cli][code]") {
  if (!there_is_clang()) return;
  Printed printed("cpp", "synfin.hpp");
  for (const char* level : {"O0", "O1", "Os", "O2"}) {
    const Result result = run_synfin("prove-code " + printed.file() + " --level " + level + patient);
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    CHECK(result.out.find(" 0 violated, 0 unknown") != result.out.npos);
    CHECK(result.out.find("C++'s field of its name") != result.out.npos);
  }
  for (const Seed& seed : std::vector<Seed>{
           {"> 0x7fffffffU", "> 0x7ffffffeU", "before(", "handle: TRANSMIT in ESTABLISHED"},
           {"actions.out.ack = seg.seq + 1U;", "actions.out.ack = seg.seq;", "", "ARRIVES in LISTEN"},
           {"tcb.rtx_count = 0U;", "tcb.rtx_count = 1U;", "tcb.rtx_rto = measured_rto", "ARRIVES in LISTEN"},
           {"cfg.msl + cfg.msl", "cfg.msl", "", "ARRIVES in FIN-WAIT-2"},
           {"std::uint32_t rto = 1000U", "std::uint32_t rto = 1001U", "", "default_config"}}) {
    printed.edit(seed.from, seed.to, seed.behind);
    const Result result = run_synfin("prove-code " + printed.file() + " --level O2" + only(seed));
    INFO(seed.from << " -> " << seed.to << "\n" << result.out << result.err);
    is_caught(result);
    if (seed.only.find("ARRIVES") != seed.only.npos)
      CHECK(result.out.find("compiled for this machine and run, the code makes the same") != result.out.npos);
  }
}

TEST_CASE("what keeps more than C's struct holds is not proved by it", "[cli][code]") {
  if (!there_is_clang()) return;
  Printed cpp("cpp", "synfin.hpp");
  cpp.edit("    State state = State::CLOSED;", "    bool seen = false;\n    State state = State::CLOSED;",
           "struct Tcb {");
  const Result more = run_synfin("prove-code " + cpp.file());
  CHECK(more.status == 2);
  CHECK(more.err.find("decomposes into") != more.err.npos);
  cpp.edit("std::uint16_t snd_mss", "std::uint32_t snd_mss", "struct Tcb {");
  CHECK(run_synfin("prove-code " + cpp.file()).status == 2);
  if (!there_is_rustc()) return;
  Printed rust("rust", "synfin.rs");
  rust.edit("    pub reopened: bool,", "    pub reopened: bool,\n    pub seen: bool,", "pub struct Tcb {");
  rust.edit("            reopened: false,", "            reopened: false,\n            seen: false,", "");
  CHECK(run_synfin("prove-code " + rust.file()).status == 2);
}

TEST_CASE("the file of Rust is the table, and nothing that was broken is", "[cli][code]") {
  if (!there_is_rustc() || !there_is_clang()) return;
  Printed printed("rust", "synfin.rs");
  for (const char* level : {"O0", "O1", "Os", "O2"}) {
    const Result result = run_synfin("prove-code " + printed.file() + " --level " + level + patient);
    INFO(level << '\n' << result.out << result.err);
    CHECK(result.status == 0);
    CHECK(result.out.find(" 0 violated, 0 unknown") != result.out.npos);
  }
  for (const Seed& seed : std::vector<Seed>{
           {"> 0x7fff_ffff", "> 0x7fff_fffe", "fn before(", "handle: TRANSMIT in ESTABLISHED"},
           {"if a < b { a } else { b }", "if a < b { b } else { a }", "fn smaller(",
            "handle: TRANSMIT in ESTABLISHED"},
           {"tcb.rtx_count = 0;", "tcb.rtx_count = 1;", "tcb.rtx_rto = measured_rto", "ARRIVES in LISTEN"},
           {"tcb.snd_wl1 = seg.seq;", "", "", "ARRIVES in LISTEN"},
           {"rto: 1000,", "rto: 1001,", "", "default_config"}}) {
    printed.edit(seed.from, seed.to, seed.behind);
    for (const char* level : {"O0", "O2"}) {
      const Result broken = run_synfin("prove-code " + printed.file() + " --level " + level + only(seed));
      INFO(seed.from << " -> " << seed.to << " at " << level << "\n" << broken.out << broken.err);
      is_caught(broken);
      if (seed.only.find("ARRIVES") != seed.only.npos)
        CHECK(broken.out.find("compiled for this machine and run, the code makes the same") !=
              broken.out.npos);
    }
  }
}

TEST_CASE("code of another prefix is proved by that prefix", "[cli][code]") {
  if (!there_is_clang()) return;
  const Folder folder;
  for (const char* target : {"c", "cpp", "rust"})
    REQUIRE(run_synfin(std::string("generate ") + target + " --prefix acme -o " + folder.path().string())
                .status == 0);
  for (const char* file : {"acme.c", "acme.hpp", "acme.rs"}) {
    if (std::string(file) == "acme.rs" && !there_is_rustc()) continue;
    const Result result =
        run_synfin("prove-code " + (folder / file).string() + " --prefix acme_ --only 'STATUS in'");
    INFO(result.out << result.err);
    CHECK(result.status == 0);
  }
}

TEST_CASE("at each level and on both machines all is proved", "[cli][code]") {
  if (!there_is_clang()) return;
  const Printed printed;
  for (const std::string& how : std::vector<std::string>{
           "O1", "Os", "O2", "O0 --target thumbv7m-none-eabi", "O1 --target thumbv7m-none-eabi",
           "Os --target thumbv7m-none-eabi", "O2 --target thumbv7m-none-eabi"}) {
    const Result result = run_synfin("prove-code " + printed.file() + " --level " + how + patient);
    INFO(how << '\n' << result.out << result.err);
    CHECK(result.status == 0);
    CHECK(result.out.find(" 0 violated, 0 unknown") != result.out.npos);
  }
}

TEST_CASE("the rules that code notes are those that fired, and in their order", "[cli][code]") {
  if (!there_is_clang()) return;
  Printed printed;
  const Folder folder;
  const std::string certificate = (folder / "certificate.json").string();
  const Result result =
      run_synfin("prove-code " + printed.file() + " --fired" + patient + " --certificate " + certificate);
  INFO(result.out << result.err);
  CHECK(result.status == 0);
  CHECK(result.out.find(" 0 violated, 0 unknown") != result.out.npos);
  CHECK(nlohmann::json::parse(whole(certificate)).at("fired") == true);
  for (const Seed& seed : std::vector<Seed>{
           {"FIRED(SYNFIN_RULE_SEND);", "FIRED(SYNFIN_RULE_SEND_QUEUE);", "", "SEND in ESTABLISHED"},
           {"FIRED(SYNFIN_RULE_ANSWER_TEXT);", "", "", "SEND in ESTABLISHED"},
           {"actions->fired_count += 1u;", "actions->fired_count = 1u;", "", "SEND in ESTABLISHED"},
           {"(actions->fired_count = 0u)", "(void)0", "", "STATUS in CLOSED"}}) {
    printed.edit(seed.from, seed.to, seed.behind);
    for (const char* level : {"O0", "Os"}) {
      const Result broken =
          run_synfin("prove-code " + printed.file() + " --fired --level " + level + only(seed));
      INFO(seed.from << " -> " << seed.to << "\n" << broken.out << broken.err);
      is_caught(broken);
    }
  }
  const Printed cpp("cpp", "synfin.hpp");
  CHECK(run_synfin("prove-code " + cpp.file() + " --fired").status == 2);
}

TEST_CASE("without time nothing is proved", "[cli][code]") {
  if (!there_is_clang()) return;
  const Printed printed;
  const Result result = run_synfin("prove-code " + printed.file() + " --level Os --timeout 0");
  INFO(result.out << result.err);
  CHECK(result.status == 3);
  CHECK(result.out.find(": 0 proved equal to the table's (unbounded), 0 violated") != result.out.npos);
  CHECK(result.out.find("unknown: handle: SEND in ESTABLISHED") != result.out.npos);
}

TEST_CASE("what is broken everywhere is found at -Os, too", "[cli][code]") {
  if (!there_is_clang()) return;
  const std::string arrives = "handle: SEGMENT ARRIVES in ESTABLISHED";
  for (const Seed& seed : std::vector<Seed>{
           {"> 0x7fffffffu", "> 0x7ffffffeu", "before(uint32_t", "handle: TRANSMIT in ESTABLISHED"},
           {"<= 0x7fffffffu", "< 0x7fffffffu", "until(uint32_t", arrives},
           {"> 0x7fffffffu", "> 0x6fffffffu", "before(uint32_t", arrives},
           {"tcb->snd_wnd = ", "tcb->snd_wnd = 1u + ", "", arrives}}) {
    Printed printed;
    printed.edit(seed.from, seed.to, seed.behind);
    const Result result = run_synfin("prove-code " + printed.file() + " --level Os" + only(seed));
    INFO(seed.from << " -> " << seed.to << "\n" << result.out << result.err);
    is_caught(result);
  }
}

TEST_CASE("each variant's code is that variant, and no other table", "[cli][code]") {
  if (!there_is_clang()) return;
  const Printed standard;
  const auto variants = nlohmann::json::parse(run_synfin("list variants --format json").out);
  std::size_t others = 0;
  for (const auto& variant : variants) {
    const std::string name = variant.at("name");
    if (name == "standard") continue;
    INFO(name);
    ++others;
    is_caught(run_synfin("prove-code " + standard.file() + " --variant " + name));
    const Folder folder;
    REQUIRE(run_synfin("generate c --variant " + name + " -o " + folder.path().string()).status == 0);
    const Result own =
        run_synfin("prove-code " + (folder / "synfin.c").string() + " --variant " + name + patient);
    INFO(own.out << own.err);
    CHECK(own.status == 0);
  }
  CHECK(others >= 6);
}

TEST_CASE("what is broken in the printed text is found", "[cli][code]") {
  if (!there_is_clang()) return;
  const std::string arrives = "handle: SEGMENT ARRIVES in ESTABLISHED";
  const std::string transmits = "handle: TRANSMIT in ESTABLISHED";
  const std::vector<Seed> seeds = {
      {"> 0x7fffffffu", "> 0x7ffffffeu", "before(uint32_t", transmits},
      {"<= 0x7fffffffu", "< 0x7fffffffu", "until(uint32_t", "is_due: USER TIMEOUT"},
      {"? a : b", "? b : a", "smaller(uint32_t", transmits},
      {"? b : a", "? a : b", "larger(uint32_t", "handle: SEGMENT ARRIVES in LISTEN"},
      {"tcb->snd_una == tcb->snd_nxt", "true", "fin_acknowledged(const", "ARRIVES in FIN-WAIT-1"},
      {"actions->out.ack = seg->seq + 1u;", "actions->out.ack = seg->seq;", "", "ARRIVES in LISTEN"},
      {"tcb->snd_wl1 = seg->seq;", "", "", "ARRIVES in LISTEN"},
      {"cfg->msl + cfg->msl", "cfg->msl", "", "ARRIVES in FIN-WAIT-2"},
      {"tcb->armed_user = false;", "tcb->armed_time_wait = false;", "as_close_opening_3(synfin_tcb",
       "USER TIMEOUT in"},
      {"(uint16_t)(peer_mss", "(uint8_t)(peer_mss", "", "ARRIVES in LISTEN"},
      {"tcb->rtx_count = 0u;", "tcb->rtx_count = 1u;", "", "OPEN ACTIVE in CLOSED"},
      {"actions->told |= SYNFIN_TOLD_SENT;", "actions->told |= SYNFIN_TOLD_OK;",
       "as_unacceptable_empty(synfin_tcb", arrives},
      {"return FLOW_ANSWER;", "return FLOW_RETURN;", "", "handle: SEND in ESTABLISHED"},
      {"tcb->armed_user && until", "until", "synfin_is_due(const", "is_due: USER TIMEOUT"},
      {"return event <= SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT", "return true", "", "is_due: no event"},
      {"before(tcb->deadline_user, *deadline)", "before(*deadline, tcb->deadline_user)",
       "synfin_next_deadline(const", "next_deadline"},
      {"<= 1000u", "<= 1001u", "synfin_config_is_sound(const", "config_is_sound"},
      {"= 60000u;", "= 6000u;", "synfin_default_config(synfin", "default_config"},
      {"= SYNFIN_STATE_CLOSED;", "= SYNFIN_STATE_LISTEN;", "synfin_initialize(synfin", "initialize"}};
  for (const Seed& seed : seeds) {
    Printed printed;
    printed.edit(seed.from, seed.to, seed.behind);
    const Result result = run_synfin("prove-code " + printed.file() + only(seed));
    INFO(seed.from << " -> " << seed.to << "\n" << result.out << result.err);
    is_caught(result);
    if (seed.only.find("TIMEOUT in") != seed.only.npos || seed.only.find("ARRIVES") != seed.only.npos)
      CHECK(result.out.find("compiled for this machine and run, the code makes the same") != result.out.npos);
  }
}

TEST_CASE("what is broken in a compiler's output is found", "[cli][code]") {
  if (!there_is_clang()) return;
  const std::string transmits = "handle: TRANSMIT in ESTABLISHED";
  const std::vector<Seed> seeds = {
      {"icmp ugt i32", "icmp uge i32", "@before(", transmits},
      {"sub i32 %5, %6", "sub i32 %6, %5", "@before(", transmits},
      {"2147483647", "2147483646", "@until(", "is_due: USER TIMEOUT"},
      {"label %8, label %10", "label %10, label %8", "@smaller(", transmits},
      // undefined behaviour, each of its own kind
      {"sub i32", "sub nuw i32", "@before(", transmits},
      {"sub i32", "sub nsw i32", "@until(", "is_due: USER TIMEOUT"},
      {"phi i32 [ %9, %8 ]", "phi i32 [ undef, %8 ]", "@smaller(", transmits},
      {"ret i32 %13", "unreachable", "@smaller(", transmits},
      {"shl i32 1, %", "shl i32 1048576, %", "@synfin_is_due(", "is_due: TRANSMIT"},
      {"and i8", "or i8", "@as_close_opening_2(", "USER TIMEOUT in"},
  };
  for (const Seed& seed : seeds) {
    Printed printed;
    printed.edit_ir(seed.from, seed.to, seed.behind);
    const Result result = run_synfin("prove-code " + printed.ir_file() + only(seed));
    INFO(seed.from << " -> " << seed.to << "\n" << result.out << result.err);
    is_caught(result);
  }
}

TEST_CASE("what cannot be judged is refused in one line", "[cli][code]") {
  const Folder folder;
  const auto refused = [&](const std::string& name, const std::string& text, const std::string& why) {
    const std::string file = (folder / name).string();
    std::ofstream(file) << text;
    const Result result = run_synfin("prove-code " + file);
    INFO(result.err);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(is_one_line(result.err));
    CHECK(result.err.find(why) != result.err.npos);
  };
  refused("empty.ll", "", "expected LLVM IR");
  refused("prose.ll", "this is no IR\n", "expected LLVM IR");
  refused("other.ll", "define i32 @main() {\n  ret i32 0\n}\n", "expected a function @synfin_handle");
  refused("cut.ll", "define i32 @main() {\n  ret i32 0\n", "cut off");
  CHECK(run_synfin("prove-code " + (folder / "nowhere.ll").string()).status == 2);
  CHECK(run_synfin("prove-code " + (folder / "nowhere.c").string()).status == 2);
  if (!there_is_clang()) return;
  refused("wrong.c", "int f(void) { return }\n", "clang does not accept");
  refused("wrong.hpp", "namespace synfin { int }\n", "clang++ does not accept");
  if (there_is_rustc()) refused("wrong.rs", "fn f( {\n", "rustc does not accept");
  Printed printed;
  for (const Seed& seed : std::vector<Seed>{
           {"sub i32 %5, %6", "sdiv i32 %5, %6", "@before(", "unknown instruction 'sdiv'"},
           {"load i32, i32* %3", "load volatile i32, i32* %3", "@before(", "unknown 'volatile' memory"},
           {"br label %12", "br label %8", "@smaller(", "a loop"},
           {"ret i32 %13", "call void @llvm.trap()\n  ret i32 %13", "@smaller(",
            "unknown intrinsic @llvm.trap"},
           {"ret i32 %13", "call void @abort()\n  ret i32 %13", "@smaller(", "expected the function @abort"},
           {"noundef", "byval(i32)", "@smaller(", "'byval'"}}) {
    printed.edit_ir(seed.from, seed.to, seed.behind);
    const Result result = run_synfin("prove-code " + printed.ir_file());
    INFO(seed.to << ": " << result.err);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(is_one_line(result.err));
    CHECK(result.err.find(seed.only) != result.err.npos);
    CHECK(result.err.find(printed.ir_file() + ":") != result.err.npos);  // and the line
  }
  CHECK(run_synfin("prove-code " + printed.file() + " --prefix other_").status == 2);
  CHECK(run_synfin("prove-code " + printed.file() + " --only nothing-of-the-kind").status == 2);
  const Result without = run_synfin("prove-code " + printed.file(), "PATH=/nonexistent");
  CHECK(without.status == 2);
  CHECK(without.err.find("there is no clang") != without.err.npos);
  CHECK(run_synfin("prove-code " + (folder / "wrong.rs").string(), "PATH=/nonexistent")
            .err.find("there is no rustc on PATH") != std::string::npos);
}
