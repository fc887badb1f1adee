// Reads aloud with voices that are on this device. A voice that lives elsewhere would be sent the text: it is never used.
//
//   WarmlineVoice.languages()          that local voices speak: "de en"
//   WarmlineVoice.say(text, language)  after what is being said
//   WarmlineVoice.stop()
//   WarmlineVoice.on_change(f)         the voices are known now, or others
(function () {
  "use strict";

  var speech = window.speechSynthesis;

  function main_part(tag) { return tag.toLowerCase().replace("_", "-").split("-")[0]; }

  function voice_for(language) {
    var local = (speech ? speech.getVoices() : []).filter(function (voice) { return voice.localService === true; });
    var exact = local.filter(function (voice) { return voice.lang.toLowerCase().replace("_", "-") === language.toLowerCase(); });
    var near = local.filter(function (voice) { return main_part(voice.lang) === main_part(language); });
    return exact[0] || near[0] || null;
  }

  var known = null;

  // Asked in every frame, and found out once.
  function languages() {
    if (known === null) {
      known = (speech ? speech.getVoices() : []).filter(function (voice) { return voice.localService === true; })
        .map(function (voice) { return main_part(voice.lang); })
        .filter(function (one, at, all) { return all.indexOf(one) === at; }).sort().join(" ");
    }
    return known;
  }

  window.WarmlineVoice = {
    languages: languages,
    say: function (text, language) {
      var voice = voice_for(language);
      if (!voice) return;
      var words = new SpeechSynthesisUtterance(text);
      words.voice = voice;  // by name: a browser that has to choose may choose a remote one
      words.lang = voice.lang;
      speech.speak(words);
    },
    stop: function () { if (speech) speech.cancel(); },
    on_change: function (f) {
      if (speech && speech.addEventListener) speech.addEventListener("voiceschanged", function () { known = null; f(); });
    },
  };
})();
