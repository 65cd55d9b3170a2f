// pcap in all its variants, read by libpcap, of which no other file knows.
#include <pcap/pcap.h>

#include <algorithm>
#include <array>
#include <limits>

#include "records.hpp"
#include "source.hpp"

namespace synfin::oracle {
namespace {

/// libpcap's words in one line of printable text: they may quote the file.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
      ' ');
  return text;
}

class PcapFile final : public Source {
 public:
  PcapFile(File file, const std::string& name) {
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    handle_.reset(
        pcap_fopen_offline_with_tstamp_precision(file.get(), PCAP_TSTAMP_PRECISION_NANO, error.data()));
    if (!handle_) refuse(name, one_line(error.data()));
    static_cast<void>(file.release());  // the handle owns it now
    const int number = pcap_datalink(handle_.get());
    if (!is_supported_link_type(number)) refuse_link_type(name, number);
    link_ = static_cast<LinkType>(number);
    if (pcap_is_swapped(handle_.get()) == 0 && pcap_major_version(handle_.get()) == 2 &&
        pcap_minor_version(handle_.get()) == 4)
      records_.emplace(pcap_file(handle_.get()), pcap_snapshot(handle_.get()));
  }

  bool next(Frame& frame) override {
    frame.link = link_;
    if (records_) {
      if (records_->next(frame)) return true;
      records_.reset();
    }
    pcap_pkthdr* header = nullptr;
    const u_char* octets = nullptr;
    const int status = pcap_next_ex(handle_.get(), &header, &octets);
    if (status != 1) {
      // PCAP_ERROR_BREAK is how a file's proper end is told.
      if (status != PCAP_ERROR_BREAK) trouble_ = one_line(pcap_geterr(handle_.get()));
      return false;
    }
    frame.time = nanoseconds(header->ts.tv_sec, header->ts.tv_usec);
    frame.bytes = {octets, header->caplen};
    frame.original_length = header->len;
    return true;
  }

 private:
  struct Close {
    void operator()(pcap_t* handle) const { pcap_close(handle); }
  };

  std::unique_ptr<pcap_t, Close> handle_;
  std::optional<Records> records_;  ///< as far as they go
  LinkType link_ = LinkType::raw;
};

}  // namespace

std::int64_t nanoseconds(std::int64_t seconds, std::int64_t rest) {
  std::int64_t time = 0;
  if (__builtin_mul_overflow(seconds, std::int64_t{1'000'000'000}, &time) ||
      __builtin_add_overflow(time, rest, &time)) {
    return seconds < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
  }
  return time;
}

std::unique_ptr<Source> open_pcap(File file, const std::string& name) {
  return std::make_unique<PcapFile>(std::move(file), name);
}

void refuse(const std::string& name, const std::string& why) {
  throw CaptureError(name + ": not a capture, expected a pcap or pcapng capture: " + why);
}

void refuse_link_type(const std::string& name, int number) {
  const char* known = pcap_datalink_val_to_name(number);
  const std::string digits = std::to_string(number);
  throw CaptureError(name + ": link type " +
                     (known != nullptr ? std::string(known) + " (" + digits + ")" : digits) +
                     " is not supported, expected one that carries IP");
}

}  // namespace synfin::oracle
