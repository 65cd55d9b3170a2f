#include "capture.hpp"

#include <pcap/pcap.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

namespace synfin::oracle {
namespace {

struct CloseFile {
  // libpcap leaves standard input open too.
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

constexpr const char* wanted = "expected a pcap or pcapng capture";

[[noreturn]] void fail(const std::string& name, const std::string& what) {
  throw CaptureError(name + ": " + what);
}

/// libpcap's words in one line of printable text: they may quote the file.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
      ' ');
  return text;
}

std::string link_type_name(int number) {
  const char* name = pcap_datalink_val_to_name(number);
  const std::string digits = std::to_string(number);
  return name != nullptr ? std::string(name) + " (" + digits + ")" : digits;
}

/// Seconds and a rest in nanoseconds, either of which may be any number in a hostile file.
std::int64_t nanoseconds(std::int64_t seconds, std::int64_t rest) {
  std::int64_t time = 0;
  if (__builtin_mul_overflow(seconds, std::int64_t{1'000'000'000}, &time) ||
      __builtin_add_overflow(time, rest, &time)) {
    return seconds < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
  }
  return time;
}

/// Tells the two mistakes apart that libpcap reports poorly.
void expect_content(std::FILE* file, const std::string& name) {
  const int first = std::fgetc(file);
  if (first != EOF) {
    std::ungetc(first, file);
    return;
  }
  if (std::ferror(file) != 0) fail(name, std::string("cannot be read: ") + std::strerror(errno));
  fail(name, std::string("is empty, ") + wanted);
}

}  // namespace

void Capture::Close::operator()(pcap* handle) const { pcap_close(handle); }

Capture Capture::open(const std::string& path) {
  if (path == "-") return Capture(stdin, "standard input");
  File file(std::fopen(path.c_str(), "rb"));
  if (!file) fail(path, std::string("cannot be opened: ") + std::strerror(errno));
  struct stat status {};
  if (fstat(fileno(file.get()), &status) == 0 && S_ISDIR(status.st_mode)) {
    fail(path, std::string("is a directory, ") + wanted);
  }
  return Capture(file.release(), path);
}

Capture::Capture(std::FILE* stream, std::string name) : name_(std::move(name)) {
  File file(stream);
  expect_content(file.get(), name_);
  std::array<char, PCAP_ERRBUF_SIZE> error{};
  handle_.reset(
      pcap_fopen_offline_with_tstamp_precision(file.get(), PCAP_TSTAMP_PRECISION_NANO, error.data()));
  if (!handle_) fail(name_, std::string("not a capture, ") + wanted + ": " + one_line(error.data()));
  static_cast<void>(file.release());  // the handle owns it now

  const int number = pcap_datalink(handle_.get());
  if (!is_supported_link_type(number)) {
    fail(name_, "link type " + link_type_name(number) + " is not supported, expected one that carries IP");
  }
  link_type_ = static_cast<LinkType>(number);
}

std::optional<Frame> Capture::next() {
  if (ended_) return std::nullopt;
  pcap_pkthdr* header = nullptr;
  const u_char* octets = nullptr;
  const int status = pcap_next_ex(handle_.get(), &header, &octets);
  if (status == 1) {
    Frame frame;
    frame.number = ++frames_;
    frame.time = nanoseconds(header->ts.tv_sec, header->ts.tv_usec);
    frame.bytes = {octets, header->caplen};
    frame.original_length = header->len;
    frame.link = link_type_;
    return frame;
  }
  ended_ = true;
  if (status != PCAP_ERROR_BREAK) {  // which is how a file's proper end is told
    ended_early_ = name_ + ": cannot be read beyond frame " + std::to_string(frames_) + ": " +
                   one_line(pcap_geterr(handle_.get()));
  }
  return std::nullopt;
}

}  // namespace synfin::oracle
