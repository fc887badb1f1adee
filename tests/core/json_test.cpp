#include "core/json.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>

namespace json = warmline::json;
using namespace std::string_literals;

namespace {

std::string place(const warmline::Diagnostic& problem) {
  return problem.code + " " + std::to_string(problem.line) + ":" + std::to_string(problem.column) +
         " " + problem.pointer;
}

// The only problem of a text, or "" if there is none.
std::string fault(std::string_view text, const json::Limits& limits = {}) {
  const json::ParseOutcome outcome = json::parse(text, limits);
  CHECK(outcome.document.has_value() == outcome.problems.empty());
  if (outcome.problems.empty()) return {};
  CHECK(outcome.problems.size() == 1);
  CHECK_FALSE(outcome.problems[0].problem.empty());
  CHECK_FALSE(outcome.problems[0].remedy.empty());
  return place(outcome.problems[0]);
}

std::string canonical(std::string_view text) {
  const json::ParseOutcome outcome = json::parse(text);
  REQUIRE(outcome.document.has_value());
  return json::canonical(outcome.document->root());
}

std::string position(std::string_view text, std::string_view pointer, std::size_t nth = 0) {
  const auto found = json::locate(text, pointer, nth);
  return found ? std::to_string(found->line) + ":" + std::to_string(found->column) : "none";
}

}  // namespace

TEST_CASE("values are read as they are") {
  const json::ParseOutcome outcome = json::parse(
      R"({"s":"x\u20ac\ud834\udd1e","i":-9223372036854775808,"b":true,"l":[1,2],"n":null,"d":1.5})");
  REQUIRE(outcome.document.has_value());
  const json::Value root = outcome.document->root();
  CHECK(root.is_object());
  CHECK(root.size() == 6);
  CHECK(root.find("s")->string() == "x€𝄞");
  CHECK(root.find("i")->integer() == INT64_MIN);
  CHECK(root.find("b")->boolean());
  CHECK(root.find("l")->size() == 2);
  CHECK(root.find("l")->item(1).integer() == 2);
  CHECK(root.name(3) == "l");
  CHECK(root.member(3).is_array());
  CHECK_FALSE(root.find("d")->is_integer());
  CHECK(root.find("d")->integer(7) == 7);
  CHECK_FALSE(root.find("absent").has_value());
}

TEST_CASE("asking for what isn't there answers with nothing") {
  const json::ParseOutcome outcome = json::parse("[]");
  const json::Value root = outcome.document->root();
  CHECK(root.item(0).node() == nullptr);
  CHECK(root.member(0).node() == nullptr);
  CHECK(root.name(0).empty());
  CHECK_FALSE(root.find("a").has_value());
  CHECK(json::Value().size() == 0);
  CHECK(json::Value().string().empty());
  CHECK_FALSE(json::Value().is_object());
  CHECK(json::canonical(json::Value()).empty());
}

TEST_CASE("syntax errors stand where they are, with the path so far") {
  CHECK(fault("") == "syntax 1:1 ");
  CHECK(fault("  \n ") == "syntax 2:2 ");
  CHECK(fault("{} x") == "syntax 1:4 ");
  CHECK(fault("{\"a\": 1\n \"b\": 2}") == "syntax 2:2 ");
  CHECK(fault("{\"a\": [1, 2,]}") == "syntax 1:13 /a");
  CHECK(fault("{\"a\": 1,}") == "syntax 1:9 ");
  CHECK(fault("{\"a\" 1}") == "syntax 1:6 /a");
  CHECK(fault("{a: 1}") == "syntax 1:2 ");
  CHECK(fault("{\"a\": 'x'}") == "syntax 1:7 /a");
  CHECK(fault("{\"a\": tru}") == "syntax 1:10 /a");
  CHECK(fault("// note\n{}") == "syntax 1:1 ");
  CHECK(fault("[\"é\" 1]") == "syntax 1:6 ");
  CHECK(fault("[\"a\nb\"]") == "syntax 1:4 ");
  CHECK(fault("[\"a\\x\"]") == "syntax 1:4 ");
  CHECK(fault("[\"\\u12g4\"]") == "syntax 1:3 ");
  CHECK(fault("[\"abc") == "syntax 1:6 ");
  CHECK(fault("{\"a\": {\"b\": [1, {\"c\": 2 \"d\"") == "syntax 1:25 /a/b/1");
  CHECK(fault("[01]") == "syntax 1:3 ");
  CHECK(fault("[1.]") == "syntax 1:4 ");
  CHECK(fault("[1e]") == "syntax 1:4 ");
  CHECK(fault("[NaN]") == "syntax 1:2 ");
  CHECK(fault("[Infinity]") == "syntax 1:2 ");
  CHECK(fault("[+1]") == "syntax 1:2 ");
  CHECK(fault("[.5]") == "syntax 1:2 ");
}

TEST_CASE("RFC 8259: what it shows as JSON is read") {
  CHECK(fault("\"Hello world!\"").empty());
  CHECK(fault("42").empty());
  CHECK(fault("true").empty());
  CHECK(fault(R"({"Image":{"Width":800,"Height":600,"Title":"View from 15th Floor","Thumbnail":)"
              R"({"Url":"http://www.example.com/image/481989943","Height":125,"Width":100},)"
              R"("Animated":false,"IDs":[116,943,234,38793]}})")
            .empty());
}

TEST_CASE("places of many values are found at once, each where it stands") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const char* kSpaces[] = {"", " ", "\n", "\n\n  ", "\t", "\r\n"};
    const auto space = [&] { return std::string(kSpaces[random() % std::size(kSpaces)]); };
    std::string text = random() % 2 == 0 ? "\xEF\xBB\xBF" : "";
    const std::size_t mark = text.size();
    std::vector<std::string> pointers;
    std::vector<std::size_t> offsets;
    text += space() + "[";
    const std::size_t count = 1 + random() % 40;
    for (std::size_t i = 0; i < count; ++i) {
      text += (i > 0 ? "," : "") + space();
      pointers.push_back("/" + std::to_string(i));
      offsets.push_back(text.size());
      text += (random() % 2 == 0 ? "\"h\u00e9, \u4f60\u597d\"" : "17") + space();
    }
    text += "]";
    std::shuffle(pointers.begin(), pointers.end(), random);
    const auto found = json::locate_all(text, pointers);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t offset = offsets[std::stoul(pointers[i].substr(1))];
      json::Position expected;
      for (std::size_t at = mark; at < offset; ++at) {
        if (text[at] == '\n') {
          ++expected.line;
          expected.column = 1;
        } else if ((static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u) {
          ++expected.column;
        }
      }
      REQUIRE(found[i]);
      CHECK(found[i]->line == expected.line);
      CHECK(found[i]->column == expected.column);
    }
  }
}

TEST_CASE("a byte order mark is passed over and counts for no column") {
  CHECK(fault("\xEF\xBB\xBF{}").empty());
  CHECK(fault("\xEF\xBB\xBF{x}") == "syntax 1:2 ");
  CHECK(position("\xEF\xBB\xBF{\"a\":1}", "/a") == "1:2");
}

TEST_CASE("bytes that are not UTF-8 are refused with their place") {
  CHECK(fault("{\"a\":\n\"b\xFF\"}") == "not-utf-8 2:3 ");
  CHECK(fault("[\"\xC0\xAF\"]") == "not-utf-8 1:3 ");
  CHECK(fault("[\"\xED\xA0\x80\"]") == "not-utf-8 1:3 ");
  CHECK(fault("[\"\\ud834\"]") == "syntax 1:3 ");
  CHECK(fault("[\"\\ud834\\u0041\"]") == "syntax 1:3 ");
  CHECK(fault("{\"a\":[\"x\",\"\\udd1e\"]}") == "not-utf-8 1:11 /a/1");
  CHECK(fault("{\"a\":{\"\\udd1e\":1}}") == "not-utf-8 1:7 /a");
}

TEST_CASE("the character NUL is refused, raw or escaped") {
  CHECK(fault("[\"a\\u0000b\"]") == "syntax 1:2 /0");
  CHECK(fault("{\"a\\u0000\": 1}") == "syntax 1:2 /a\0"s);
  CHECK(fault("{}\0{}"s) == "syntax 1:3 ");
  CHECK(fault("[\"a\0b\"]"s) == "syntax 1:4 ");
}

TEST_CASE("duplicate keys: the second of each is named") {
  CHECK(fault("{\"a\": 1, \"a\": 2}") == "duplicate-key 1:10 /a");
  CHECK(fault("{\"a\": 1, \"\\u0061\": 2}") == "duplicate-key 1:10 /a");
  CHECK(fault("[{\"a\": 1}, {\"a\": 2}]").empty());
  CHECK(fault("{\"a\": {\"a\": 1}}").empty());
  const json::ParseOutcome outcome =
      json::parse("{\"x\": [\n{\"b\": 1,\n \"b\": 2}],\n \"x\": 3, \"x\": 4}");
  REQUIRE(outcome.problems.size() == 3);
  CHECK(place(outcome.problems[0]) == "duplicate-key 3:2 /x/0/b");
  CHECK(place(outcome.problems[1]) == "duplicate-key 4:2 /x");
  CHECK(place(outcome.problems[2]) == "duplicate-key 4:10 /x");
}

TEST_CASE("a duplicate key before a syntax error is told as well") {
  const json::ParseOutcome outcome = json::parse("{\"a\":1,\"a\":2,}");
  REQUIRE(outcome.problems.size() == 2);
  CHECK(place(outcome.problems[0]) == "duplicate-key 1:8 /a");
  CHECK(place(outcome.problems[1]) == "syntax 1:14 ");
}

TEST_CASE("limits end the reading while it goes on") {
  json::Limits limits;
  limits.depth = 3;
  CHECK(fault("[[[1]]]", limits).empty());
  CHECK(fault("[[[[1]]]]", limits) == "too-deep 1:4 /0/0/0");
  limits = {};
  limits.values = 4;
  CHECK(fault("[1,2,3]", limits).empty());
  CHECK(fault("[1,2,3,4]", limits) == "too-many-values 1:8 /3");
  CHECK(fault("{\"a\":[],\"b\":[],\"c\":{}}", limits).empty());
  limits = {};
  limits.bytes = 6;
  CHECK(fault("[1,2 ]", limits).empty());
  CHECK(fault("[1,2  ]", limits) == "too-large 1:1 ");
}

TEST_CASE("hostile texts are refused without using up stack or time") {
  CHECK(fault(std::string(1'000'000, '[')).substr(0, 13) == "too-deep 1:33");
  std::string objects;
  for (int i = 0; i < 200'000; ++i) objects += "{\"a\":";
  CHECK(fault(objects).substr(0, 9) == "too-deep ");
  CHECK(fault("[" + std::string(1'000'000, '9') + "]") == "syntax 1:2 ");
  CHECK(fault("[1e999999999999]") == "syntax 1:2 ");
  CHECK(fault("[1e-999999999999]").empty());
  // This one takes RapidJSON 1.1.0's own conversion out of its table.
  CHECK(fault("[0." + std::string(1'000'000, '0') + "1]") == "syntax 1:2 ");
  CHECK(fault("[0." + std::string(400, '0') + "1]") == "syntax 1:2 ");
  CHECK(fault("[1.8e308]") == "syntax 1:2 ");
  CHECK(fault("[-1.7976931348623157e308]").empty());
  CHECK(fault("[" + std::string(64, '7') + "]").empty());
  CHECK(fault("[" + std::string(65, '7') + "]") == "syntax 1:2 ");
  std::string items = "[0";
  for (int i = 0; i < 300'000; ++i) items += ",0";
  CHECK(fault(items + "]").substr(0, 16) == "too-many-values ");
  std::string keys = "{\"k\":0";
  for (int i = 0; i < 150'000; ++i) keys += ",\"k" + std::to_string(i) + "\":0";
  CHECK(fault(keys + "}").empty());
}

// RFC 6901, section 5.
TEST_CASE("JSON Pointers lead where the RFC's examples lead") {
  const std::string text =
      "{\n"
      "\"foo\": [\"bar\", \"baz\"],\n"
      "\"\": 0,\n"
      "\"a/b\": 1,\n"
      "\"c%d\": 2,\n"
      "\"e^f\": 3,\n"
      "\"g|h\": 4,\n"
      "\"i\\\\j\": 5,\n"
      "\"k\\\"l\": 6,\n"
      "\" \": 7,\n"
      "\"m~n\": 8\n"
      "}";
  CHECK(position(text, "") == "1:1");
  CHECK(position(text, "/foo") == "2:1");
  CHECK(position(text, "/foo/0") == "2:9");
  CHECK(position(text, "/foo/1") == "2:16");
  CHECK(position(text, "/") == "3:1");
  CHECK(position(text, "/a~1b") == "4:1");
  CHECK(position(text, "/c%d") == "5:1");
  CHECK(position(text, "/e^f") == "6:1");
  CHECK(position(text, "/g|h") == "7:1");
  CHECK(position(text, "/i\\j") == "8:1");
  CHECK(position(text, "/k\"l") == "9:1");
  CHECK(position(text, "/ ") == "10:1");
  CHECK(position(text, "/m~0n") == "11:1");
  CHECK(position(text, "/foo/2") == "none");
  CHECK(position(text, "/foo/00") == "none");
  CHECK(position(text, "foo") == "none");
}

TEST_CASE("every kind of value is found at its first character") {
  const std::string text = "[ null, true,false , -1.5e3,\"a\\\"b\" , [ [] ], { \"k\" : {} } ]";
  CHECK(position(text, "/0") == "1:3");
  CHECK(position(text, "/1") == "1:9");
  CHECK(position(text, "/2") == "1:14");
  CHECK(position(text, "/3") == "1:22");
  CHECK(position(text, "/4") == "1:29");
  CHECK(position(text, "/5") == "1:38");
  CHECK(position(text, "/5/0") == "1:40");
  CHECK(position(text, "/6") == "1:46");
  CHECK(position(text, "/6/k") == "1:48");
}

TEST_CASE("columns count code points, and lines end with \\n or \\r\\n") {
  CHECK(position("{\"é\": 1, \"€𝄞\": 2}", "/€𝄞") == "1:10");
  CHECK(position("{\r\n  \"a\": 1\r\n}", "/a") == "2:3");
}

TEST_CASE("equal keys are told apart by their number") {
  const std::string text = "{\"a\": 1, \"b\": {\"a\": 2}, \"a\": 3}";
  CHECK(position(text, "/a", 0) == "1:2");
  CHECK(position(text, "/a", 1) == "1:25");
  CHECK(position(text, "/a", 2) == "none");
}

TEST_CASE("many pointers are found in one pass, in a text that breaks off too") {
  const auto found = json::locate_all("{\"a\": [1, 2], \"b\" ", {"/a/1", "/b", "/c", "/a/1"});
  REQUIRE(found.size() == 4);
  REQUIRE(found[0].has_value());
  CHECK(found[0]->column == 11);
  REQUIRE(found[1].has_value());
  CHECK(found[1]->column == 15);
  CHECK_FALSE(found[2].has_value());
  REQUIRE(found[3].has_value());
  CHECK(found[3]->column == 11);
}

TEST_CASE("canonical text: sorted by bytes, no white space, least escapes") {
  CHECK(canonical("{ \"b\" : 1 , \"a\" : [ true , null , \"x\" ] , \"B\" : {} }") ==
        R"({"B":{},"a":[true,null,"x"],"b":1})");
  CHECK(canonical(R"({"é":1,"z":2,"€":3})") == R"({"z":2,"é":1,"€":3})");
  CHECK(canonical(R"("\u0041\/\"\\\b\f\n\r\t\u0001\u001F\u007f\u00e9")") ==
        "\"A/\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\x7fé\"");
  CHECK(canonical("[0,-0,18446744073709551615,-9223372036854775808,1.50,1e2,-0.0]") ==
        "[0,0,18446744073709551615,-9223372036854775808,1.5,100.0,-0.0]");
}

TEST_CASE("canonical text reads back as itself") {
  for (const std::string_view text :
       {R"({"b":[1,{"d":"\u001b","c":2.25}],"a":"x"})",
        "[1e-7,0.1,123456789.123,5e-324,1.7976931348623157e308]", "\"\"", "[[],{},[{}]]"}) {
    const std::string once = canonical(text);
    CHECK(canonical(once) == once);
  }
}

TEST_CASE("the writer's text is what the reader reads") {
  json::Writer writer;
  writer.begin_object().key("a\"").string("é\n").key("n").integer(-5).key("l").begin_array();
  writer.boolean(true).null().begin_object().end_object().begin_array().end_array().end_array();
  const std::string text = writer.end_object().take();
  CHECK(text == "{\"a\\\"\":\"é\\n\",\"n\":-5,\"l\":[true,null,{},[]]}");
  CHECK(fault(text).empty());
}

TEST_CASE("pretty text is indented by two") {
  json::Writer writer(true);
  writer.begin_object().key("a").begin_array().integer(1).integer(2).end_array().key("b");
  const std::string text = writer.begin_object().end_object().end_object().take();
  CHECK(text == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
}

TEST_CASE("pointers are built with RFC 6901's escapes") {
  CHECK(json::child("", "a/b~c") == "/a~1b~0c");
  CHECK(json::child("/x", std::size_t{12}) == "/x/12");
}
