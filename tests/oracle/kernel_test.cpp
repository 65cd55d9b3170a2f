// This machine's own TCP, between two network namespaces that exist as long as the test: recorded and judged.
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <thread>

#include "../catch.hpp"
#include "../support/effort.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {
namespace {

using namespace std::chrono_literals;

constexpr std::uint16_t port = 80;
constexpr std::uint16_t closed_port = 81;
const char* const client_address = "10.77.0.1";
const char* const server_address = "10.77.0.2";

bool run(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

/// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  int get() const { return number_; }

 private:
  int number_;
};

/// Two namespaces, joined by a pair of veth devices.
class Namespaces {
 public:
  Namespaces() {
    const std::string id = std::to_string(getpid());
    left_ = "synfin-l" + id;
    right_ = "synfin-r" + id;
    ready_ = run("ip netns add " + left_) && run("ip netns add " + right_) &&
             run("ip link add sv0 netns " + left_ + " type veth peer name sv1 netns " + right_) &&
             run("ip -n " + left_ + " addr add " + client_address + "/24 dev sv0") &&
             run("ip -n " + right_ + " addr add " + server_address + "/24 dev sv1") &&
             run("ip -n " + left_ + " link set sv0 up") && run("ip -n " + right_ + " link set sv1 up");
  }
  Namespaces(const Namespaces&) = delete;
  Namespaces& operator=(const Namespaces&) = delete;
  ~Namespaces() {
    run("ip netns del " + left_);
    run("ip netns del " + right_);
  }
  bool ready() const { return ready_; }
  const std::string& left() const { return left_; }
  const std::string& right() const { return right_; }

  /// A socket stays in the namespace in which it was made.
  static Descriptor socket_in(const std::string& name, int family, int type, int protocol) {
    Descriptor made;
    std::thread([&] {
      const Descriptor space(open(("/run/netns/" + name).c_str(), O_RDONLY | O_CLOEXEC));
      if (space.get() >= 0 && setns(space.get(), CLONE_NEWNET) == 0)
        made = Descriptor(socket(family, type | SOCK_CLOEXEC, protocol));
    }).join();
    return made;
  }

 private:
  std::string left_;
  std::string right_;
  bool ready_ = false;
};

template <class T>
void option(const Descriptor& socket, int level, int name, const T& value) {
  setsockopt(socket.get(), level, name, &value, sizeof value);
}

/// Records all frames of a namespace until it is told to stop.
class Recorder {
 public:
  explicit Recorder(const std::string& name)
      : socket_(Namespaces::socket_in(name, AF_PACKET, SOCK_RAW, htons(ETH_P_ALL))) {
    option(socket_, SOL_SOCKET, SO_RCVBUFFORCE, 64 << 20);
    thread_ = std::thread([this] { record(); });
  }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  ~Recorder() { stop(); }

  OwnCapture take() {
    std::this_thread::sleep_for(100ms);
    stop();
    return std::move(capture_);
  }

 private:
  void stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
  }
  void record() {
    capture_.link = LinkType::ethernet;
    Octets buffer(1 << 17);
    while (!stop_) {
      pollfd ready{socket_.get(), POLLIN, 0};
      if (poll(&ready, 1, 20) != 1) continue;
      const ssize_t length = recv(socket_.get(), buffer.data(), buffer.size(), 0);
      if (length <= 0) continue;
      const auto now = std::chrono::system_clock::now().time_since_epoch();
      capture_.frames.push_back({Octets(buffer.begin(), buffer.begin() + length), capture_.frames.size() + 1,
                                 std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()});
    }
  }

  Descriptor socket_;
  std::atomic<bool> stop_{false};
  OwnCapture capture_;
  std::thread thread_;
};

sockaddr_in address(const char* ip, std::uint16_t to) {
  sockaddr_in a{};
  a.sin_family = AF_INET;
  a.sin_port = htons(to);
  inet_pton(AF_INET, ip, &a.sin_addr);
  return a;
}

/// The two ends of a connection.
struct Pair {
  Descriptor client;
  Descriptor server;
};

void write_all(const Descriptor& socket, std::size_t octets) {
  std::vector<char> data(65536);
  for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<char>(i * 7 + octets);
  while (octets > 0) {
    const ssize_t sent = send(socket.get(), data.data(), std::min(octets, data.size()), MSG_NOSIGNAL);
    if (sent <= 0) return;
    octets -= static_cast<std::size_t>(sent);
  }
}

/// Reads until so many octets have come, or the end.
std::size_t read_some(const Descriptor& socket, std::size_t octets) {
  std::vector<char> data(65536);
  std::size_t all = 0;
  while (all < octets) {
    const ssize_t got = recv(socket.get(), data.data(), std::min(octets - all, data.size()), 0);
    if (got <= 0) break;
    all += static_cast<std::size_t>(got);
  }
  return all;
}

Descriptor tcp_in(const std::string& name) {
  Descriptor socket = Namespaces::socket_in(name, AF_INET, SOCK_STREAM, 0);
  option(socket, SOL_SOCKET, SO_REUSEADDR, 1);
  option(socket, SOL_SOCKET, SO_RCVTIMEO, timeval{3, 0});
  option(socket, SOL_SOCKET, SO_SNDTIMEO, timeval{3, 0});
  return socket;
}

Pair connected(const Namespaces& spaces, int receive_buffer = 0) {
  const Descriptor listener = tcp_in(spaces.right());
  if (receive_buffer > 0) option(listener, SOL_SOCKET, SO_RCVBUF, receive_buffer);
  const sockaddr_in here = address(server_address, port);
  REQUIRE(bind(listener.get(), reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0);
  REQUIRE(listen(listener.get(), 5) == 0);
  Pair pair;
  pair.client = tcp_in(spaces.left());
  REQUIRE(connect(pair.client.get(), reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0);
  pair.server = Descriptor(accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
  option(pair.server, SOL_SOCKET, SO_RCVTIMEO, timeval{3, 0});
  return pair;
}

void abort(Descriptor& socket) {
  option(socket, SOL_SOCKET, SO_LINGER, linger{1, 0});
  socket.close();
}

struct Scenario {
  const char* name;
  std::function<void(const Namespaces&)> play;
};

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all{
      {"exchange and close",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         write_all(pair.client, 900);
         read_some(pair.server, 900);
         write_all(pair.server, 5000);
         read_some(pair.client, 5000);
         pair.client.close();
         read_some(pair.server, 1);
       }},
      {"half close",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         write_all(pair.client, 100);
         shutdown(pair.client.get(), SHUT_WR);
         read_some(pair.server, 200);
         write_all(pair.server, 20000);
         pair.server.close();
         read_some(pair.client, 30000);
       }},
      {"abort by the client",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         write_all(pair.client, 100);
         read_some(pair.server, 100);
         abort(pair.client);
         read_some(pair.server, 1);
       }},
      {"abort by the server at once",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         abort(pair.server);
         read_some(pair.client, 1);
       }},
      {"refused",
       [](const Namespaces& spaces) {
         const Descriptor client = tcp_in(spaces.left());
         const sockaddr_in nobody = address(server_address, closed_port);
         CHECK(connect(client.get(), reinterpret_cast<const sockaddr*>(&nobody), sizeof nobody) == -1);
       }},
      {"a megabyte",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         std::thread sender([&] {
           write_all(pair.client, 1 << 20);
           shutdown(pair.client.get(), SHUT_WR);
         });
         CHECK(read_some(pair.server, 2 << 20) == 1 << 20);
         sender.join();
       }},
      {"a megabyte each way at once",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         std::thread there([&] { write_all(pair.client, 1 << 20); });
         std::thread back([&] { write_all(pair.server, 1 << 20); });
         std::thread reader([&] { read_some(pair.server, 1 << 20); });
         read_some(pair.client, 1 << 20);
         there.join();
         back.join();
         reader.join();
       }},
      {"close with unread text",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         write_all(pair.client, 3000);
         std::this_thread::sleep_for(20ms);
         pair.server.close();
         read_some(pair.client, 1);
       }},
      {"text after the other has closed",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         pair.server.close();
         std::this_thread::sleep_for(20ms);
         write_all(pair.client, 500);
         std::this_thread::sleep_for(20ms);
         write_all(pair.client, 500);
       }},
      {"keep-alive",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         option(pair.client, SOL_SOCKET, SO_KEEPALIVE, 1);
         option(pair.client, IPPROTO_TCP, TCP_KEEPIDLE, 1);
         option(pair.client, IPPROTO_TCP, TCP_KEEPINTVL, 1);
         write_all(pair.client, 10);
         std::this_thread::sleep_for(2300ms);
       }},
      {"a window that closes",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces, 4096);
         std::thread sender([&] { write_all(pair.client, 60000); });
         std::this_thread::sleep_for(900ms);
         read_some(pair.server, 60000);
         sender.join();
       }},
      {"both close at once",
       [](const Namespaces& spaces) {
         Pair pair = connected(spaces);
         std::thread other([&] { shutdown(pair.server.get(), SHUT_WR); });
         shutdown(pair.client.get(), SHUT_WR);
         other.join();
         std::this_thread::sleep_for(50ms);
       }},
  };
  return all;
}

TEST_CASE("this machine's kernel is not accused", "[.kernel]") {
  if (geteuid() != 0) {
    tests::skipped("recording between network namespaces needs root");
    return;
  }
  if (!run("ip -V")) {
    tests::skipped("there is no ip command (package iproute2)");
    return;
  }
  const Namespaces spaces;
  if (!spaces.ready()) {
    tests::skipped("network namespaces or veth devices are not available here");
    return;
  }
  for (const std::string& vantage : {spaces.left(), spaces.right()}) {
    for (const Scenario& scenario : scenarios()) {
      Recorder recorder(vantage);
      scenario.play(spaces);
      const OwnCapture capture = recorder.take();
      const Judged judged = judge_frames(capture);
      INFO(scenario.name << ", recorded in " << vantage << ", " << capture.frames.size() << " frames\n"
                         << judged.text());
      CHECK_FALSE(judged.flows.empty());
      CHECK(judged.silent());
      for (const FlowReport& flow : judged.flows) {
        INFO(flow.flow << ": " << to_string(flow.verdict) << " " << flow.why_unknown);
        CHECK(flow.verdict == Verdict::conforming);
      }
    }
  }
}

}  // namespace
}  // namespace synfin::oracle::test
