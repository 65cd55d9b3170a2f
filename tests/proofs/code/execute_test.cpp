// Code on terms: what it makes, and where it has no meaning.
#include "../../../proofs/code/execute.hpp"

#include "../../../proofs/code/to_z3.hpp"
#include "../../catch.hpp"

using namespace synfin::proofs::code;

namespace {

/// What `@f` of two words makes, and what it must not do.
struct Made {
  Terms terms;
  Value value;
  std::vector<Obligation> broken;
};

/// What `@f` may call.
const std::string others =
    "@three = private unnamed_addr constant [4 x i8] c\"\\03\\00\\00\\00\"\n"
    "@seven = private unnamed_addr constant [4 x i8] c\"\\07\\00\\00\\00\"\n"
    "define i32 @g(i32 %a) {\n  ret i32 %a\n}\n"
    "define i32 @sure(i32 noundef %a) {\n  ret i32 %a\n}\n"
    "define i32 @fresh(ptr initializes((0, 4)) %p) {\n  %r = load i32, ptr %p\n  ret i32 %r\n}\n"
    "define i32 @second(ptr %a, ptr %b) {\n  %r = load i32, ptr %b\n  ret i32 %r\n}\n"
    "define i32 @within(i32 range(i32 0, 8) %a) {\n  ret i32 %a\n}\n"
    "define range(i32 0, 8) i32 @of_range(i32 %a) {\n  ret i32 %a\n}\n"
    "define i32 @alone(ptr noalias sret(i32) writable %a, ptr %b) {\n  %r = load i32, ptr %b\n  ret i32 "
    "%r\n}\n";

std::unique_ptr<Made> run(const std::string& body) {
  auto made = std::make_unique<Made>();
  const ir::Module module = ir::parse("define i32 @f(i32 %a, i32 %b) {\n" + body + "}\n" + others, "test.ll");
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

TEST_CASE("a constant is the same on all paths, whichever reads it first", "[proofs][code]") {
  const auto made = run(
      "  %c = icmp ult i32 %a, %b\n  br i1 %c, label %x, label %y\n"
      "x:\n  %n = load i32, ptr @three, align 1\n  br label %z\ny:\n  %m = load i32, ptr @seven, align 1\n  "
      "br label %z\n"
      "z:\n  %t = load i32, ptr @three, align 1\n  %s = load i32, ptr @seven, align 1\n  %u = shl i32 %s, 4\n"
      "  %r = or i32 %t, %u\n  ret i32 %r\n");
  CHECK(made->terms.constant_of(made->value.word) == 0x73);
  CHECK(made->broken.empty());
  // nor does one path's memory stand for the other's
  CHECK(refused("  %c = icmp ult i32 %a, %b\n  br i1 %c, label %x, label %y\n"
                "x:\n  %p = alloca i32\n  br label %z\ny:\n  %q = alloca i32\n  br label %z\n"
                "z:\n  ret i32 0\n")
            .find("allocated") != std::string::npos);
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

TEST_CASE("a promise of a newer LLVM, or of Rust, is an obligation", "[proofs][code]") {
  const std::string decide =
      "  %c = icmp eq i32 %r, 0\n  br i1 %c, label %x, label %y\nx:\n  ret i32 0\ny:\n  ret i32 1\n";
  const std::string octet = "  %o = trunc i32 %a to i8\n";
  for (const std::string& bad : std::vector<std::string>{
           "  %r = or disjoint i32 %a, %b\n", octet + "  %r = zext nneg i8 %o to i32\n",
           "  %t = trunc nuw i32 %a to i8\n  %r = zext i8 %t to i32\n",
           "  %t = trunc nsw i32 %a to i8\n  %r = zext i8 %t to i32\n",
           "  %t = trunc nuw i32 %a to i1\n  %r = zext i1 %t to i32\n",
           "  %t = icmp samesign ult i32 %a, %b\n  %r = zext i1 %t to i32\n",
           "  %r = call range(i32 0, 7) i32 @llvm.umin.i32(i32 %a, i32 7)\n",
           "  %r = call i32 @g(i32 range(i32 1, 5) %a)\n", "  %r = call i32 @within(i32 %a)\n",
           "  %r = call i32 @of_range(i32 %a)\n",
           "  %p = alloca i32\n  store i32 0, ptr %p\n  %r = call i32 @second(ptr noalias %p, ptr %p)\n",
           "  %p = alloca i32\n  store i32 0, ptr %p\n  %r = call i32 @alone(ptr %p, ptr %p)\n"}) {
    INFO(bad);
    CHECK_FALSE(run(bad + decide)->broken.empty());
  }
  const std::string low = "  %l = and i32 %a, 7\n";
  for (const std::string& good : std::vector<std::string>{
           "  %d = icmp ult i32 %a, %b\n  %f = zext i1 %d to i32\n  %r = or disjoint i32 %f, 8\n",
           low + "  %t = trunc nuw nsw i32 %l to i8\n  %r = zext nneg i8 %t to i32\n",
           low + "  %t = icmp samesign ult i32 %l, 5\n  %r = zext i1 %t to i32\n",
           low + "  %r = call range(i32 0, 8) i32 @g(i32 %l)\n",
           low + "  %r = call i32 @g(i32 range(i32 0, 8) %l)\n", low + "  %r = call i32 @within(i32 %l)\n",
           "  %p = alloca i32\n  store i32 0, ptr %p\n  %q = alloca i32\n  store i32 0, ptr %q\n"
           "  %r = call i32 @alone(ptr noalias captures(none) %p, ptr %q)\n"}) {
    INFO(good);
    CHECK(run(good + decide)->broken.empty());
  }
}

TEST_CASE("memory that is copied, cleared or gone holds what LLVM says", "[proofs][code]") {
  const std::string decide =
      "  %c = icmp eq i32 %r, 0\n  br i1 %c, label %x, label %y\nx:\n  ret i32 0\ny:\n  ret i32 1\n";
  const std::string eight =
      "  %p = alloca [8 x i8], align 8\n  store i32 %a, ptr %p\n  %q = getelementptr i8, ptr %p, i64 1\n"
      "  %h = getelementptr i8, ptr %p, i64 4\n";
  for (const std::string& bad : std::vector<std::string>{
           eight + "  call void @llvm.memcpy.p0.p0.i64(ptr %q, ptr %p, i64 3, i1 false)\n"
                   "  %r = load i32, ptr %p\n",
           eight + "  %r = load i32, ptr %h\n",                                   // never written
           eight + "  store { i32, i8 } poison, ptr %h\n  %r = add i32 %a, 0\n",  // beyond its end
           "  %p = alloca i64\n  store i64 0, ptr %p\n  %e = insertvalue { i32, i8 } poison, i32 %a, 0\n"
           "  %f = insertvalue { i32, i8 } %e, i8 0, 1\n  store { i32, i8 } %f, ptr %p\n"
           "  %h = getelementptr i8, ptr %p, i64 4\n  %r = load i32, ptr %h\n",  // what fills it up
           eight + "  %r = load i32, ptr %q, align 4\n",
           eight + "  call void @llvm.lifetime.end.p0(i64 8, ptr %p)\n  %r = load i32, ptr %p\n",
           "  %p = alloca i32\n  %t = trunc i32 %a to i16\n  store i16 %t, ptr %p\n  %v = load i32, ptr %p\n"
           "  %d = icmp eq i32 %v, %b\n  %r = zext i1 %d to i32\n",  // half of it was written
           "  %n = add nuw i32 %a, %a\n  %r = and i32 %n, 0\n",
           "  %n = add nuw i32 %a, %a\n  %d = icmp eq i32 %n, 4\n  %r = select i1 %d, i32 1, i32 1\n",
           "  %d = icmp eq i32 %a, 7\n  %r = zext nneg i1 %d to i32\n",
           "  %d = icmp eq i32 %a, 7\n  %e = icmp eq i32 %b, 8\n  %f = icmp samesign ult i1 %d, %e\n"
           "  %r = zext i1 %f to i32\n",
           "  %p = alloca i32\n  store i32 1, ptr %p\n  %r = call i32 @fresh(ptr %p)\n",
           "  %r = call range(i32 0, 0) i32 @g(i32 %a)\n", "  %r = call i32 @sure(i32 poison)\n",
           "  %n = add nuw i32 %a, %a\n  %r = call noundef i32 @g(i32 %n)\n",
           "  %r = call i32 @alone(ptr nonnull null, ptr nonnull null)\n",
           "  %p = alloca i32\n  %q = getelementptr inbounds i8, ptr %p, i64 1000\n"
           "  %d = icmp eq ptr %q, null\n  %r = zext i1 %d to i32\n"}) {
    INFO(bad);
    CHECK_FALSE(run(bad + decide)->broken.empty());
  }
  // All is read before any is written.
  const auto moved = run(eight +
                         "  call void @llvm.memmove.p0.p0.i64(ptr %q, ptr %p, i64 3, i1 false)\n"
                         "  %r = load i32, ptr %p\n  ret i32 %r\n");
  Terms& t = moved->terms;
  const Word a = t.variable("a", 32);
  const Word parts[] = {t.extract(a, 0, 8), t.extract(a, 0, 24)};
  CHECK(t.equal(moved->value.word, t.concat(parts)) == always);
}

TEST_CASE("what a flag or memory leaves undefined stays so, whatever is made of it", "[proofs][code]") {
  const std::string decide =
      "  %c = icmp eq i32 %r, 0\n  br i1 %c, label %x, label %y\nx:\n  ret i32 0\ny:\n  ret i32 1\n";
  const std::string flag = "  %t = icmp samesign ult i32 %a, %b\n  %z = zext i1 %t to i32\n";
  const std::string octet =
      "  %p = alloca i32, align 4\n  store i8 3, ptr %p\n  %v = load i32, ptr %p, align 4\n";
  for (const std::string& bad : std::vector<std::string>{
           flag + "  %r = xor i32 %z, %z\n", flag + "  %r = sub i32 %z, %z\n",
           flag + "  %r = and i32 %z, 2\n", flag + "  %r = lshr i32 %z, 1\n",
           flag + "  %r = call i32 @llvm.umax.i32(i32 %z, i32 5)\n",
           flag + "  %d = icmp eq i1 %t, %t\n  %r = zext i1 %d to i32\n",
           flag + "  %s = shl i32 %z, 6\n  %f = and i32 %a, 1\n  %o = or i32 %s, %f\n  %r = and i32 %o, 1\n",
           octet + "  %h = trunc i32 %v to i16\n  %w = zext i16 %h to i32\n  %r = add i32 %w, %a\n",
           octet + "  %o = or i32 %v, 4\n  %r = add i32 %o, %a\n", octet + "  %r = sub i32 %v, %v\n",
           "  %p = alloca i32, align 4\n  %v = load i32, ptr %p, align 4\n  %r = xor i32 %v, %v\n"}) {
    INFO(bad);
    CHECK_FALSE(run(bad + decide)->broken.empty());
  }
  // but what is masked away need not be defined
  CHECK(run(octet + "  %r = and i32 %v, 255\n" + decide)->broken.empty());
  CHECK(run(octet + "  %o = trunc i32 %v to i8\n  %r = zext i8 %o to i32\n" + decide)->broken.empty());
}

TEST_CASE("memory is read and written where it is aligned, and while it lives", "[proofs][code]") {
  const std::string p = "  %p = alloca i32, align 4\n";
  const std::string start = "  call void @llvm.lifetime.start.p0(i64 4, ptr %p)\n";
  const std::string end = "  call void @llvm.lifetime.end.p0(i64 4, ptr %p)\n";
  const std::string write = "  store i32 %a, ptr %p, align 4\n";
  const std::string give = "  ret i32 %a\n";
  for (const std::string& bad : std::vector<std::string>{
           "  %p = alloca [8 x i8], align 1\n" + write + give, "  %p = alloca i32, align 1\n" + write + give,
           "  %v = load i32, ptr @three, align 4\n  ret i32 %v\n", p + write + start + give,
           p + start + end + write + give,
           p + start + write + end + "  %v = load i32, ptr %p, align 4\n" + give,
           p + start + "  %c = icmp eq i32 %a, %b\n  br i1 %c, label %x, label %y\nx:\n" + end +
               "  br label %y\ny:\n" + write + give}) {
    INFO(bad);
    CHECK_FALSE(run(bad)->broken.empty());
  }
  for (const std::string& good : std::vector<std::string>{
           p + write + give, p + start + write + "  %v = load i32, ptr %p, align 4\n" + end + give,
           p + start + end + start + write + end + give,
           "  %p = alloca [8 x i8], align 8\n" + write + give}) {
    INFO(good);
    CHECK(run(good)->broken.empty());
  }
}

TEST_CASE("an equality that is part of what was compared is asked of the solver all the same",
          "[proofs][code]") {
  // it is a bit of the word that both sums have
  const auto made = run(
      "  %e = icmp eq i32 %a, %b\n  %z = zext i1 %e to i32\n  %f = and i32 %a, 14\n  %w = or i32 %z, %f\n"
      "  %x = add i32 %a, %w\n  %y = add i32 %b, %w\n  %c = icmp ult i32 %x, %y\n  %r = zext i1 %c to i32\n"
      "  ret i32 %r\n");
  z3::context context;
  ToZ3 to_z3(made->terms, made->terms.decisions(), context);
  const z3::expr a = context.bv_const("a", 32), b = context.bv_const("b", 32);
  const z3::expr w =
      z3::ite(a == b, context.bv_val(1, 32), context.bv_val(0, 32)) | (a & context.bv_val(14, 32));
  z3::solver solver(context);
  solver.add(to_z3.word(made->value.word) !=
             z3::ite(z3::ult(a + w, b + w), context.bv_val(1, 32), context.bv_val(0, 32)));
  CHECK(solver.check() == z3::unsat);
}

TEST_CASE("structures are values, whole and in parts", "[proofs][code]") {
  const auto made =
      run("  %e = insertvalue { i32, i8 } poison, i32 %a, 0\n  %f = insertvalue { i32, i8 } %e, i8 3, 1\n"
          "  %p = alloca { i32, i8 }\n  %c = icmp ult i32 %a, %b\n  br i1 %c, label %x, label %y\n"
          "x:\n  br label %z\n"
          "y:\n  %g = insertvalue { i32, i8 } %f, i32 %b, 0\n  br label %z\n"
          "z:\n  %h = phi { i32, i8 } [ %f, %x ], [ %g, %y ]\n  store { i32, i8 } %h, ptr %p\n"
          "  %k = load { i32, i8 }, ptr %p\n  %m = extractvalue { i32, i8 } %k, 0\n"
          "  %n = extractvalue { i32, i8 } %k, 1\n  %o = zext i8 %n to i32\n  %r = add i32 %m, %o\n"
          "  ret i32 %r\n");
  Terms& t = made->terms;
  const Word a = t.variable("a", 32);
  const Word b = t.variable("b", 32);
  CHECK(made->broken.empty());
  CHECK(t.equal(made->value.word, t.add(t.choice(t.less(a, b), a, b), t.number(3, 32))) == always);
  CHECK(refused("  %r = extractvalue { i32, i8 } poison, 2\n  ret i32 0\n").find("no such part") !=
        std::string::npos);
  CHECK(refused("  %r = extractvalue i32 %a, 0\n  ret i32 0\n").find("no structure") != std::string::npos);
}

TEST_CASE("what was cleared by octets is a word once a word is written there", "[proofs][code]") {
  const auto made =
      run("  %p = alloca [8 x i8], align 8\n  call void @llvm.memset.p0.i64(ptr %p, i8 0, i64 8, i1 false)\n"
          "  %c = icmp ult i32 %a, %b\n  br i1 %c, label %x, label %z\n"
          "x:\n  store i32 %a, ptr %p\n  br label %z\n"
          "z:\n  %r = load i32, ptr %p\n  ret i32 %r\n");
  Terms& t = made->terms;
  const Word a = t.variable("a", 32);
  CHECK(made->value.word == t.choice(t.less(a, t.variable("b", 32)), a, t.number(0, 32)));
}

TEST_CASE("which of two equal words is taken makes no difference", "[proofs][code]") {
  Terms t;
  const Word a = t.variable("a", 32);
  const Word b = t.variable("b", 32);
  const Word smaller = t.choice(t.less(a, b), a, b);
  CHECK(t.choice(t.less(b, a), b, a) == smaller);
  CHECK(t.choice(t.decisions().opposite(t.less(b, a)), a, b) == smaller);
  CHECK(t.choice(t.less(a, b), b, a) != smaller);
}

TEST_CASE("what two words are found to be on one path is not taken for so on another", "[proofs][code]") {
  Terms t;
  Decisions& d = t.decisions();
  const Condition p = t.free_flag("p");
  const Condition c = t.free_flag("c");
  const Word half = t.choice(p, t.number(2, 16), t.number(4, 16));
  const Word parts[] = {half, t.variable("high", 16)};
  const Word x = t.concat(parts);
  const Word two = t.number(2, 32);
  t.path = p;
  t.less(x, two);
  t.path = always;
  const Word taken = t.choice(c, x, two);
  // Where c does not hold it is 2, whatever x is found to be where p holds.
  CHECK(d.without(d.opposite(c), t.equal(taken, two)) == never);
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
  for (const char* odd :
       {"i24", "i40", "i56"}) {  // they have fewer octets where they are read than in an array
    const std::string type(odd);
    CHECK(
        refused("  %p = alloca i64, align 8\n  %v = load " + type + ", ptr %p\n  ret i32 0\n").find("load") !=
        std::string::npos);
    CHECK(
        refused("  %p = alloca i64, align 8\n  store " + type + " 5, ptr %p\n  ret i32 0\n").find("store") !=
        std::string::npos);
  }
  CHECK(refused("  %c = icmp eq i32 %a, %b\nx:\n  ret i32 0\n").find("does not end") != std::string::npos);
  CHECK(refused("  ret i32 0\n  ret i32 1\n").find("does not end") != std::string::npos);
  CHECK(refused("  %c = icmp eq i32 %a, %b\n  %d = mul nsw i1 %c, %c\n  ret i32 0\n").find("promised") !=
        std::string::npos);
  CHECK(refused("  %r = call i32 @nowhere(i32 %a)\n  ret i32 %r\n").find("@nowhere") != std::string::npos);
  CHECK(refused("  %r = load i32, i32* null, !range2 !0\n  ret i32 %r\n").find("unknown metadata") !=
        std::string::npos);
  CHECK(refused("  %r = call i32 @f(i32 %a, i32 %b)\n  ret i32 %r\n").find("calls itself") !=
        std::string::npos);
}
