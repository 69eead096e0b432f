extension Writer {
  enum AttributeKind { case plain, address, code }

  /// What a value in this attribute is taken for by the browser.
  var kindOfAttribute: AttributeKind {
    guard attributeEnd > attributeStart else { return .code }
    switch lower(out[attributeStart]) {
    case UInt8(ascii: "h"): return isAttribute("href") ? .address : isAttribute("http-equiv") ? .code : .plain
    case UInt8(ascii: "s"):
      if isAttribute("src") { return .address }
      return isAttribute("style") || isAttribute("srcset") || isAttribute("srcdoc") || isAttribute("stroke")
        ? .code : .plain
    case UInt8(ascii: "a"): return isAttribute("action") || isAttribute("archive") ? .address : .plain
    case UInt8(ascii: "b"): return isAttribute("background") ? .address : .plain
    case UInt8(ascii: "c"):
      if isAttribute("cite") || isAttribute("classid") || isAttribute("codebase") { return .address }
      return isAttribute("clip-path") || isAttribute("cursor") ? .code : .plain
    case UInt8(ascii: "d"): return isAttribute("data") || isAttribute("dynsrc") ? .address : .plain
    case UInt8(ascii: "f"):
      if isAttribute("formaction") { return .address }
      return isAttribute("fill") || isAttribute("filter") ? .code : .plain
    case UInt8(ascii: "i"): return isAttribute("icon") ? .address : isAttribute("imagesrcset") ? .code : .plain
    case UInt8(ascii: "l"): return isAttribute("longdesc") || isAttribute("lowsrc") ? .address : .plain
    case UInt8(ascii: "m"): return isAttribute("manifest") ? .address : hasPrefix("mask", "marker") ? .code : .plain
    case UInt8(ascii: "o"): return hasPrefix("on") ? .code : .plain
    case UInt8(ascii: "p"):
      return isAttribute("poster") || isAttribute("ping") || isAttribute("profile") ? .address : .plain
    case UInt8(ascii: "u"): return isAttribute("usemap") ? .address : .plain
    case UInt8(ascii: "x"): return isAttribute("xlink:href") || isAttribute("xml:base") ? .address : .plain
    default: return .plain
    }
  }

  /// Elements that swallow, replace or re-aim what stands around them. The product has no use for any of them.
  var isRefusedElement: Bool {
    switch lower(out[tagStart]) {
    case UInt8(ascii: "a"): isTag("applet") || isTag("animate") || isTag("animatetransform") || isTag("animatemotion")
    case UInt8(ascii: "b"): isTag("base")
    case UInt8(ascii: "e"): isTag("embed")
    case UInt8(ascii: "f"): isTag("frame") || isTag("frameset")
    case UInt8(ascii: "i"): isTag("iframe")
    case UInt8(ascii: "n"): isTag("noembed") || isTag("noframes")
    case UInt8(ascii: "o"): isTag("object")
    case UInt8(ascii: "p"): isTag("plaintext")
    case UInt8(ascii: "s"): isTag("set")
    case UInt8(ascii: "x"): isTag("xmp")
    default: false
    }
  }

  var placeInsideElement: Place {
    switch tagEnd - tagStart {
    case 5: isTag("title") ? .plainText : isTag("style") ? .code : .text
    case 6: isTag("script") ? .code : .text
    case 8: isTag("textarea") ? .plainText : .text
    default: .text
    }
  }

  func isTag(_ name: StaticString) -> Bool { isName(name, from: tagStart, to: tagEnd) }

  func isAttribute(_ name: StaticString) -> Bool { isName(name, from: attributeStart, to: attributeEnd) }

  private func hasPrefix(_ names: StaticString...) -> Bool {
    names.contains {
      attributeEnd - attributeStart >= $0.utf8CodeUnitCount
        && isName($0, from: attributeStart, to: attributeStart + $0.utf8CodeUnitCount)
    }
  }

  private func isName(_ name: StaticString, from start: Int, to end: Int) -> Bool {
    guard end - start == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { name in
      for place in 0..<name.count where lower(out[start + place]) != name[place] { return false }
      return true
    }
  }
}
