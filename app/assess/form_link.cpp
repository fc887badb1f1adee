// The first character tells how the rest is to be read: "z" a zlib stream (RFC 1950), whose
// checksum notices a link that lost its end; "p" the bytes as they are. Base64url is RFC 4648,
// section 5, without padding.
#include <zlib.h>

#include <algorithm>
#include <utility>

#include "assess/form.h"
#include "core/base64.h"
#include "core/tr.h"

namespace warmline::assess {
namespace {

constexpr char kDeflated = 'z';
constexpr char kPlain = 'p';
constexpr std::size_t kMostLink = kMostFormBytes / 3 * 4 + 8;
constexpr int kSmallest = 9;  // zlib's level

std::string url_of(std::string_view bytes) {
  std::string url = base64(bytes);
  url.erase(std::find(url.begin(), url.end(), '='), url.end());
  std::replace(url.begin(), url.end(), '+', '-');
  std::replace(url.begin(), url.end(), '/', '_');
  return url;
}

std::optional<std::string> bytes_of(std::string_view url) {
  std::string text(url);
  if (text.find_first_of("+/=") != std::string::npos) return std::nullopt;
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return base64_bytes(text);
}

const Bytef* z(std::string_view bytes) {
  return reinterpret_cast<const Bytef*>(bytes.data());
}
Bytef* z(std::string& bytes) {
  return reinterpret_cast<Bytef*>(bytes.data());
}

std::string deflated(std::string_view bytes) {
  std::string out(compressBound(static_cast<uLong>(bytes.size())), '\0');
  uLongf size = static_cast<uLongf>(out.size());
  if (compress2(z(out), &size, z(bytes), static_cast<uLong>(bytes.size()), kSmallest) != Z_OK)
    return {};
  out.resize(size);
  return out;
}

enum class Unpacking { kSound, kTooLarge, kDamaged };

// Never more than there is room for, whatever the stream would unpack to.
Unpacking inflated(std::string_view bytes, std::string& out) {
  out.assign(kMostFormBytes, '\0');
  uLongf size = static_cast<uLongf>(out.size());
  uLong read = static_cast<uLong>(bytes.size());
  const int answer = uncompress2(z(out), &size, z(bytes), &read);
  if (answer == Z_BUF_ERROR && size == kMostFormBytes) return Unpacking::kTooLarge;
  if (answer != Z_OK || read != bytes.size()) return Unpacking::kDamaged;
  out.resize(size);
  return Unpacking::kSound;
}

ReadInvitation refused(std::string code, std::string problem, std::string remedy) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.problem = std::move(problem);
  diagnostic.remedy = std::move(remedy);
  diagnostic.file = "link";
  diagnostic.line = diagnostic.column = 1;
  return {std::nullopt, {std::move(diagnostic)}};
}

}  // namespace

std::string invitation_link(const Invitation& invitation) {
  const std::string text = invitation_text(invitation);
  const std::string packed = deflated(text);
  if (packed.empty() || packed.size() >= text.size()) return kPlain + url_of(text);
  return kDeflated + url_of(packed);
}

ReadInvitation read_invitation_link(std::string_view link) {
  const auto too_large = [] {
    return refused("too-large", tr("this link unpacks to more than {0} bytes", kMostFormBytes),
                   tr("ask for it again, from those who sent it"));
  };
  if (link.size() > kMostLink) return too_large();
  const char form = link.empty() ? '\0' : link.front();
  const auto bytes = form == kPlain || form == kDeflated ? bytes_of(link.substr(1)) : std::nullopt;
  std::string unpacked;
  const Unpacking answer = !bytes              ? Unpacking::kDamaged
                           : form == kDeflated ? inflated(*bytes, unpacked)
                                               : Unpacking::kSound;
  if (answer == Unpacking::kTooLarge) return too_large();
  if (answer == Unpacking::kDamaged)
    return refused("damaged-link", tr("this link is not whole"),
                   tr("copy it again from end to end, or ask for it again"));
  return read_invitation(form == kDeflated ? unpacked : *bytes, "link");
}

}  // namespace warmline::assess
