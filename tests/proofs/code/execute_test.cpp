// Code on terms: what it makes, and where it has no meaning.
#include "../../../proofs/code/execute.hpp"

#include "../../catch.hpp"

using namespace synfin::proofs::code;

namespace {

/// What `@f` of two words makes, and what it must not do.
struct Made {
  Terms terms;
  Value value;
  std::vector<Obligation> broken;
};

std::unique_ptr<Made> run(const std::string& body) {
  auto made = std::make_unique<Made>();
  const ir::Module module = ir::parse("define i32 @f(i32 %a, i32 %b) {\n" + body + "}\n", "test.ll");
  Executor executor(module, made->terms);
  executor.check("f");
  made->value = executor.call(
      "f", {Value::of(made->terms.variable("a", 32)), Value::of(made->terms.variable("b", 32))});
  made->broken = executor.obligations();
  return made;
}

std::string refused(const std::string& body) {
  try {
    run(body);
  } catch (const ir::IrError& why) {
    return why.what();
  }
  return "";
}

}  // namespace

TEST_CASE("paths that meet are joined", "[proofs][code]") {
  const auto made =
      run("  %c = icmp ult i32 %a, %b\n  br i1 %c, label %x, label %y\n"
          "x:\n  br label %z\ny:\n  br label %z\n"
          "z:\n  %r = phi i32 [ %a, %x ], [ %b, %y ]\n  ret i32 %r\n");
  Terms& t = made->terms;
  const Word a = t.variable("a", 32);
  const Word b = t.variable("b", 32);
  CHECK(made->value.word == t.choice(t.less(a, b), a, b));
  CHECK(made->broken.empty());
}

TEST_CASE("memory keeps words, halves, octets and bits", "[proofs][code]") {
  const auto made =
      run("  %p = alloca i32\n  store i32 %a, i32* %p\n  %q = bitcast i32* %p to i8*\n"
          "  %h = getelementptr inbounds i8, i8* %q, i64 1\n  %o = load i8, i8* %h\n  %n = and i8 %o, -9\n"
          "  %m = or i8 %n, 8\n  store i8 %m, i8* %h\n  store i8 %o, i8* %h\n  %r = load i32, i32* %p\n  ret "
          "i32 %r\n");
  CHECK(made->broken.empty());
  CHECK(made->terms.equal(made->value.word, made->terms.variable("a", 32)) == always);
}

TEST_CASE("undefined behaviour is an obligation, on its path only", "[proofs][code]") {
  const std::string decide =
      "  %c = icmp eq i32 %r, 0\n  br i1 %c, label %x, label %y\nx:\n  ret i32 0\ny:\n  ret i32 1\n";
  for (const std::string bad :
       {"  %r = add nuw i32 %a, %b\n", "  %r = add nsw i32 %a, %b\n", "  %r = sub nuw i32 %a, %b\n",
        "  %r = sub nsw i32 %a, %b\n", "  %r = mul nuw i32 %a, %b\n", "  %r = shl i32 %a, %b\n",
        "  %r = shl nuw i32 %a, 1\n", "  %r = lshr i32 %a, %b\n", "  %r = lshr exact i32 %a, 3\n",
        "  %r = add i32 %a, undef\n", "  %p = alloca i32\n  %r = load i32, i32* %p\n",
        "  %p = alloca [2 x i32]\n  %q = getelementptr [2 x i32], [2 x i32]* %p, i64 0, i64 2\n  store i32 "
        "1, i32* %q\n"
        "  %r = add i32 %a, 0\n"}) {
    INFO(bad);
    CHECK_FALSE(run(bad + decide)->broken.empty());
  }
  // what cannot happen is none
  for (const std::string good :
       {"  %x = and i32 %a, 65535\n  %y = and i32 %b, 65535\n  %r = add nuw nsw i32 %x, %y\n",
        "  %x = and i32 %a, 31\n  %r = shl i32 %b, %x\n",
        "  %x = zext i1 true to i32\n  %r = sub nsw i32 0, %x\n"}) {
    INFO(good);
    CHECK(run(good + "  %c = icmp eq i32 %r, 7\n  br i1 %c, label %x1, label %y1\nx1:\n  ret i32 0\ny1:\n  "
                     "ret i32 1\n")
              ->broken.empty());
  }
  CHECK_FALSE(run("  unreachable\n")->broken.empty());
  CHECK_FALSE(
      run("  %c = icmp ult i32 %a, %b\n  call void @llvm.assume(i1 %c)\n  ret i32 0\n")->broken.empty());
  CHECK_FALSE(run("  store i32 1, i32* null\n  ret i32 0\n")->broken.empty());
}

TEST_CASE("intrinsics mean what LLVM says", "[proofs][code]") {
  const auto value = [](const std::string& name, std::uint64_t a, std::uint64_t b) {
    const auto made =
        run("  %r = call i32 @llvm." + name + ".i32(i32 " + std::to_string(static_cast<std::int32_t>(a)) +
            ", i32 " + std::to_string(static_cast<std::int32_t>(b)) + ")\n  ret i32 %r\n");
    return made->terms.constant_of(made->value.word).value_or(77777);
  };
  CHECK(value("usub.sat", 5, 7) == 0);
  CHECK(value("usub.sat", 7, 5) == 2);
  CHECK(value("uadd.sat", 0xffffffff, 5) == 0xffffffff);
  CHECK(value("umin", 5, 0xffffffff) == 5);
  CHECK(value("umax", 5, 0xffffffff) == 0xffffffff);
  CHECK(value("smin", 5, 0xffffffff) == 0xffffffff);
  CHECK(value("smax", 5, 0xffffffff) == 5);
}

TEST_CASE("what is not known is refused, with its line", "[proofs][code]") {
  CHECK(refused("  br label %x\nx:\n  br label %x\n").find("a loop") != std::string::npos);
  CHECK(refused("  %r = udiv i32 %a, %b\n  ret i32 %r\n") == "test.ll:2: unknown instruction 'udiv'");
  CHECK(refused("  fence seq_cst\n  ret i32 0\n") == "test.ll:2: unknown instruction 'fence'");
  CHECK(refused("  %r = add i32 %a, %zz\n  ret i32 %r\n").find("nothing has made") != std::string::npos);
  CHECK(refused("  %v = load <4 x i32>, <4 x i32>* null\n  ret i32 0\n").find("a vector") !=
        std::string::npos);
  CHECK(refused("  %r = call i32 @g(i32 %a)\n  ret i32 %r\n").find("@g") != std::string::npos);
  CHECK(refused("  %r = load i32, i32* null, !range2 !0\n  ret i32 %r\n").find("unknown metadata") !=
        std::string::npos);
  CHECK(refused("  %r = call i32 @f(i32 %a, i32 %b)\n  ret i32 %r\n").find("calls itself") !=
        std::string::npos);
}
