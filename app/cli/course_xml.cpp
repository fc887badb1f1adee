#include "cli/course_xml.h"

#include <cstdio>

#include "core/hash.h"

namespace warmline::cli {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// What XML can't hold is left out (control characters, U+FFFE, U+FFFF); the rest stands for itself.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view three = text.substr(at, 3);
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
      at += 2;
      continue;
    }
    const char each = text[at];
    const auto byte = static_cast<unsigned char>(each);
    if (each == '&') {
      out += "&amp;";
    } else if (each == '<') {
      out += "&lt;";
    } else if (each == '>') {
      out += "&gt;";
    } else if (each == '"') {
      out += "&quot;";
    } else if (byte >= 0x20 || each == '\t' || each == '\n') {
      out += each;
    }
  }
  return out;
}

// A name that XML takes for an ID, and that no other course has.
std::string identifier(const CourseDescription& course) {
  return "warmline-" + sha256_hex(course_id(course)).substr(0, 16);
}

// 80 is ".8" of a whole.
std::string ratio(Percent percent) {
  char digits[16];
  (void)std::snprintf(digits, sizeof digits, "%d.%02d", percent / 100, percent % 100);
  return digits;
}

std::string resource(const std::vector<std::string>& files, std::string_view kind) {
  std::string out = "  <resources>\n    <resource identifier=\"site\" type=\"webcontent\" adlcp:" +
                    std::string(kind) + "=\"sco\" href=\"index.html\">\n";
  for (const std::string& file : files) out += "      <file href=\"" + escaped(file) + "\"/>\n";
  return out + "    </resource>\n  </resources>\n";
}

std::string manifest_1_2(const CourseDescription& course, const std::vector<std::string>& files) {
  const std::string title = escaped(course.title);
  std::string out(kHead);
  out += "<manifest identifier=\"" + identifier(course) +
         "\" version=\"1.0\"\n"
         "    xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\"\n"
         "    xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\">\n"
         "  <metadata>\n    <schema>ADL SCORM</schema>\n    <schemaversion>1.2</schemaversion>\n"
         "  </metadata>\n  <organizations default=\"course\">\n"
         "    <organization identifier=\"course\">\n      <title>" +
         title +
         "</title>\n      <item identifier=\"calls\" identifierref=\"site\">\n        <title>" +
         title + "</title>\n";
  if (course.pass)
    out +=
        "        <adlcp:masteryscore>" + std::to_string(*course.pass) + "</adlcp:masteryscore>\n";
  out += "      </item>\n    </organization>\n  </organizations>\n";
  return out + resource(files, "scormtype") + "</manifest>\n";
}

std::string manifest_2004(const CourseDescription& course, const std::vector<std::string>& files) {
  const std::string title = escaped(course.title);
  std::string out(kHead);
  out += "<manifest identifier=\"" + identifier(course) +
         "\" version=\"1.0\"\n"
         "    xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"\n"
         "    xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_v1p3\"\n"
         "    xmlns:imsss=\"http://www.imsglobal.org/xsd/imsss\">\n"
         "  <metadata>\n    <schema>ADL SCORM</schema>\n"
         "    <schemaversion>2004 4th Edition</schemaversion>\n"
         "  </metadata>\n  <organizations default=\"course\">\n"
         "    <organization identifier=\"course\">\n      <title>" +
         title +
         "</title>\n      <item identifier=\"calls\" identifierref=\"site\">\n        <title>" +
         title + "</title>\n        <imsss:sequencing>\n          <imsss:objectives>\n";
  if (course.pass) {
    out +=
        "            <imsss:primaryObjective objectiveID=\"resolution\" "
        "satisfiedByMeasure=\"true\">\n"
        "              <imsss:minNormalizedMeasure>" +
        ratio(*course.pass) +
        "</imsss:minNormalizedMeasure>\n            </imsss:primaryObjective>\n";
  } else {
    out += "            <imsss:primaryObjective objectiveID=\"resolution\"/>\n";
  }
  out +=
      "          </imsss:objectives>\n"
      "          <imsss:deliveryControls completionSetByContent=\"true\" "
      "objectiveSetByContent=\"true\"/>\n"
      "        </imsss:sequencing>\n      </item>\n"
      "      <imsss:sequencing>\n        <imsss:controlMode choice=\"true\" flow=\"true\"/>\n"
      "      </imsss:sequencing>\n    </organization>\n  </organizations>\n";
  return out + resource(files, "scormType") + "</manifest>\n";
}

}  // namespace

std::string scorm_manifest(const CourseDescription& course, const std::vector<std::string>& files) {
  return course.standard == Standard::kScorm12 ? manifest_1_2(course, files)
                                               : manifest_2004(course, files);
}

std::string cmi5_structure(const CourseDescription& course) {
  const std::string id = escaped(course_id(course));
  const std::string title = "<langstring lang=\"" + escaped(course.language) + "\">" +
                            escaped(course.title) + "</langstring>";
  const auto words = [&](std::string_view indent) {
    const std::string in(indent);
    return in + "<title>" + title + "</title>\n" + in + "<description>" + title +
           "</description>\n";
  };
  std::string out(kHead);
  out +=
      "<courseStructure xmlns=\"https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd\">\n"
      "  <course id=\"" +
      id + "\">\n" + words("    ") + "  </course>\n  <au id=\"" + id +
      "/calls\" launchMethod=\"AnyWindow\" moveOn=\"" +
      (course.pass ? "CompletedAndPassed" : "Completed") + "\"";
  if (course.pass) out += " masteryScore=\"" + ratio(*course.pass) + "\"";
  return out + ">\n" + words("    ") + "    <url>index.html</url>\n  </au>\n</courseStructure>\n";
}

}  // namespace warmline::cli
