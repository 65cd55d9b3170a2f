// Stands in for libFuzzer where it is absent: feeds each file of the corpus given on the command line to the
// fuzz target once. So the corpus is a regression test under every compiler and sanitizer.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

bool replay(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
    return false;
  }
  std::string const bytes{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::uint8_t> const data(bytes.begin(), bytes.end());
  std::printf("%s\n", path.c_str());
  std::fflush(stdout);  // so that a crash is seen to belong to this file
  LLVMFuzzerTestOneInput(data.data(), data.size());
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  bool readable = true;
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    for (auto const& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file()) {
        readable = replay(entry.path()) && readable;
        ++files;
      }
    }
  }
  std::printf("%d files replayed\n", files);
  return readable && files > 0 ? 0 : 1;
}
