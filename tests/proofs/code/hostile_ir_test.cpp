// Whatever stands in a file of IR, it is read or refused in words.
#include <random>

#include "../../../proofs/code/execute.hpp"
#include "../../catch.hpp"

using namespace synfin::proofs::code;

namespace {

const std::string sound =
    "target triple = \"x86_64-pc-linux-gnu\"\n%struct.s = type { i32, [3 x i16], i8 }\n"
    "@t = internal constant [2 x i32] [i32 1, i32 2], align 4\n"
    "define i32 @f(i32 noundef %a, %struct.s* %p) #0 {\n"
    "  %q = getelementptr inbounds %struct.s, %struct.s* %p, i64 0, i32 1, i64 2\n"
    "  %h = load i16, i16* %q, align 2\n  %w = zext i16 %h to i32\n  %c = icmp ult i32 %w, %a\n"
    "  switch i32 %a, label %x [\n    i32 1, label %y\n    i32 2, label %x\n  ]\n"
    "x:\n  %t = trunc nuw nsw i32 %w to i8\n  %e = insertvalue { i32, i8 } poison, i8 %t, 1\n"
    "  %u = extractvalue { i32, i8 } %e, 1\n  %n = zext nneg i8 %u to i32\n"
    "  %d = icmp samesign ult i32 %n, %w\n  %o = or disjoint i32 %n, %w\n"
    "  %v = call range(i32 0, 8) i32 @g(i32 range(i32 0, 8) %o, %struct.s* noalias captures(none) %p)\n"
    "  %m = call i32 @llvm.umin.i32(i32 %a, i32 %w)\n  br i1 %c, label %y, label %z\n"
    "y:\n  br label %z\n"
    "z:\n  %r = phi i32 [ %m, %x ], [ 7, %y ]\n  ret i32 %r\n}\n"
    "declare i32 @llvm.umin.i32(i32, i32)\nattributes #0 = { nounwind }\n!0 = !{i32 1}\n";

void is_read_or_refused(const std::string& text) {
  INFO(text);
  try {
    const ir::Module module = ir::parse(text, "hostile.ll");
    Terms terms;
    if (module.functions.contains("f")) Executor(module, terms).check("f");
  } catch (const ir::IrError& why) {
    CHECK_FALSE(std::string(why.what()).empty());
  }
}

}  // namespace

TEST_CASE("IR that is cut off, or has octets changed, is read or refused", "[proofs][code]") {
  for (std::size_t size = 0; size <= sound.size(); ++size) is_read_or_refused(sound.substr(0, size));
  std::mt19937 random(1);
  const std::string pieces = "%@{}[]()*,=!\"#x019 \n\t\\-\xff";
  for (int k = 0; k < 3000; ++k) {
    std::string text = sound;
    for (auto many = 1 + random() % 4; many > 0; --many) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = pieces[random() % pieces.size()];
          break;
        case 1:
          text.erase(at, 1 + random() % 9);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 40));
      }
      if (text.empty()) break;
    }
    is_read_or_refused(text);
  }
}
